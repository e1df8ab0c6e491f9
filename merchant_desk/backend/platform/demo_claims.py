"""What is said when a buyer sends a picture and wants the money back.

The lines are as in :mod:`demo_dialogues`; ``#picture`` is the buyer's evidence, ``{caption}`` what
the buyer says of it. The shop asks and never accuses.
"""

from dataclasses import dataclass

from merchant_desk.backend.platform.demo_dialogues import ANY, LASTING, Sort


@dataclass(frozen=True, slots=True)
class Case:
    """An after-sale without a picture: its type (the platform's code), its reason, how many days
    after the payment it may begin, and what is said.
    """

    kind: int
    reason: str
    least_days: float
    lines: tuple[str, ...]
    sorts: frozenset[Sort] = ANY


GENUINE: tuple[tuple[str, ...], ...] = (
    (
        "B 老板，东西有问题|收到货了，但是坏的",
        "M 亲您好，方便拍张照片看下吗|别着急，您拍个图我看看",
        "B {caption}",
        "B #picture",
        "M 看到了，确实是运输磕碰，实在抱歉|抱歉给您添麻烦了，这个是我们没包好",
        "M 给您两个方案：补发一个新的，或者直接退款，您看哪个方便|您申请仅退款就行，坏的不用寄回",
        "B 退款吧|补发一个吧|那就退了，申请了",
        "&M 好的，看到申请马上处理|给您安排补发，再次抱歉|看到申请了，再次抱歉",
        "?B 态度不错|谢谢老板，爽快",
    ),
    (
        "B {caption}",
        "B #picture",
        "B 刚拆开就这样|拆箱就看到了，你看看",
        "M 亲，收到，我先登记一下|抱歉抱歉，我马上反馈仓库",
        "?M 请问外箱有破损吗|麻烦问下外包装是好的吗",
        "&B 箱子角上瘪了|外面看不出来",
        "M 您在订单里申请售后，选收到商品破损，我这边通过|给您退款，您提交一下申请就行",
        "B 好的，提交了|行，已经申请",
        "M 看到申请了，审核后钱原路退回|收到，审核通过后1到3天到账",
    ),
)

DOUBTFUL: tuple[tuple[str, ...], ...] = (
    (
        "B 你们家东西质量太差了|什么垃圾，一到手就坏了",
        "B {caption}",
        "B #picture",
        "B 要求退款，不退就差评|给我全额退款|仅退款，不然投诉",
        "M 看到了亲，麻烦再从侧面拍一张，连包装一起|您好，方便拍个短视频吗，我们跟仓库核对",
        "B 没空拍|已经扔了，拍不了|图片不是很清楚吗，还拍什么",
        "M 理解您的心情，我们要核对一下批次，麻烦您配合|不是不给您处理，要多一个角度才能登记",
        "B 我不管，今天必须退|少废话，退钱|再不处理我找平台了",
        "M 好的亲，您先在订单里提交申请，我们按流程处理|您的情况已经登记，我们会尽快核实回复您",
    ),
    (
        "B {caption}",
        "B #picture",
        "B 退款|申请退款了，快点同意|这个我没法用，退一下",
        "M 亲，收到您的图片了，请问是哪天签收的呢|您好，图片已收到，这边核对一下订单",
        "B 昨天|前两天吧|忘了",
        "M 好的，另外麻烦拍一下快递面单和外箱|还需要您拍一张带面单的照片",
        "?B 面单撕了|箱子早扔了",
        "&M 那麻烦您再拍一张商品整体的，谢谢|那您拍一张放在桌面上的整体图也行",
        "B 你们就是不想退|拍过了就这一张|怎么这么麻烦",
        "M 不会的亲，核实清楚一定给您处理|请您放心，有质量问题我们承担",
    ),
    (
        "B 在吗，我要退款|老板，东西不对",
        "M 在的亲，是什么问题呢|您好，请讲",
        "B {caption}",
        "B #picture",
        "M 和我们发出的实物看着不太一样，您确认下是这一单吗|亲，仓库出货有录像，我先核对一下",
        "M #photo",
        "M 这是我们发货前的实拍，您对照看下|您看，我们家的是这样的",
        "B 我收到的就是这样|我还能骗你不成|反正跟图片不符，退钱",
        "M 好的，给您登记了，售后会在时限内回复您|您先提交申请，我们如实反馈给平台",
        "?B 等你们消息|快点",
    ),
)

OTHER_CASES: tuple[Case, ...] = (
    Case(
        1,
        "不想要了",
        0.02,
        (
            "B 不想要了，能退吗|买重了，退一个",
            "M 可以的，未发货直接申请仅退款，马上通过|好的亲，您提交申请，我这边处理",
            "B 申请了|提交了，麻烦快点",
            "M 收到，这就看|看到了，给您处理",
        ),
    ),
    Case(
        1,
        "快递一直未送达",
        4,
        (
            "B 一直没收到货，退款吧|快递丢了吧，我要退款",
            "M 亲，{courier} {tracking}还在路上，我再催一下|查了在{city}中转，再等一天可以吗",
            "B 不等了，退|等不了，已经申请了",
            "M 好的，我们拦截后给您退|理解，拦截成功就退款",
        ),
    ),
    Case(
        2,
        "颜色或尺寸不合适",
        4,
        (
            "B 颜色跟我家不搭，想退货|尺寸不合适，没用过，退一下",
            "M 可以的亲，包装配件都在就行|没问题，您申请退货退款，有运费险",
            "B 都在的，申请了|好，提交了",
            "M 收到，同意后约上门取件就可以了",
        ),
        LASTING,
    ),
    Case(
        2,
        "与商品描述不符",
        4,
        (
            "B 跟详情页说的不一样啊|感觉没有图上厚实",
            "M 亲，具体是哪里不一样呢|详情页尺寸都是手工测量的，可能有1厘米误差",
            "B 反正不满意，退货|不想留了",
            "M 好的，您申请，我们按流程给您处理",
        ),
        LASTING,
    ),
    Case(
        3,
        "大小不合适，换一件",
        4,
        (
            "B 能换成{spec}吗，拆开看了一下|想换个{spec}",
            "M 可以换的，来回运费您先垫付，有运费险|能换，您提交换货申请",
            "B 好的，申请了|行",
            "M 收到寄回的就给您发新的",
        ),
        LASTING,
    ),
    Case(
        4,
        "少件漏发",
        4,
        (
            "B 少发了，给我补一个|数量不对，少了一件",
            "M 亲，我查下打包记录|稍等，我核对一下重量",
            "M 核对了，给您补发一件|确实称重偏轻，今天给您补发",
            "B 好的，我提交售后了|行，申请了补寄",
        ),
    ),
    Case(
        5,
        "使用一段时间后故障",
        9,
        (
            "B 用了几天就不好使了，能修吗|用着用着松了，有保修吗",
            "M 有的亲，一年质保，您提交维修申请|可以寄回来修，运费我们出",
            "B 申请了，怎么寄|好，提交了",
            "M 同意后按页面上的地址寄就行，寄出后填单号",
        ),
        frozenset({Sort.REPAIRED}),
    ),
)
"""Cases that need no picture."""

CONTEXT: tuple[str, ...] = (
    "B {caption}",
    "B #picture",
    "M 好的亲，看到了|收到，谢谢您的图片",
    "?B 嗯嗯|没事，就跟你说一声",
)
"""A picture that proves nothing and asks for nothing."""

REASONS: dict[str, tuple[str, ...]] = {
    "damage": ("收到商品破损", "质量问题"),
    "web": ("质量问题", "收到商品破损"),
    "edited": ("质量问题", "商品有污渍或划痕"),
    "other-shop": ("商品与描述不符", "卖家发错货"),
    "ai": ("收到商品破损", "质量问题"),
}
"""The after-sale reasons that a buyer may choose for each kind of picture."""
