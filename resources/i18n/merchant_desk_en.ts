<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Additions</name>
    <message>
        <source>添加图片</source>
        <translation>Add picture</translation>
    </message>
    <message>
        <source>商品图 {id}</source>
        <translation>Product photo {id}</translation>
    </message>
    <message>
        <source>图片或视频</source>
        <translation>Pictures or videos</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>更换材料</source>
        <translation>Replace material</translation>
    </message>
    <message>
        <source>添加材料</source>
        <translation>Add material</translation>
    </message>
</context>
<context>
    <name>AfterSale</name>
    <message>
        <source>无售后</source>
        <translation>No after-sale</translation>
    </message>
    <message>
        <source>买家申请退款，待商家处理</source>
        <translation>Refund requested, shop to act</translation>
    </message>
    <message>
        <source>退货退款，待商家处理</source>
        <translation>Return and refund requested, shop to act</translation>
    </message>
    <message>
        <source>商家同意退款，退款中</source>
        <translation>Shop agreed, refunding</translation>
    </message>
    <message>
        <source>平台同意退款，退款中</source>
        <translation>Platform agreed, refunding</translation>
    </message>
    <message>
        <source>驳回退款，待买家处理</source>
        <translation>Refund declined, buyer to act</translation>
    </message>
    <message>
        <source>已同意退货，待用户发货</source>
        <translation>Return agreed, buyer to ship</translation>
    </message>
    <message>
        <source>平台处理中</source>
        <translation>Platform is handling it</translation>
    </message>
    <message>
        <source>平台拒绝退款，退款关闭</source>
        <translation>Platform refused, closed</translation>
    </message>
    <message>
        <source>退款成功</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>买家撤销</source>
        <translation>Withdrawn by the buyer</translation>
    </message>
    <message>
        <source>买家逾期未处理</source>
        <translation>Buyer did not act in time</translation>
    </message>
    <message>
        <source>买家逾期</source>
        <translation>Buyer overdue</translation>
    </message>
    <message>
        <source>换货补寄中</source>
        <translation>Exchange or resend under way</translation>
    </message>
    <message>
        <source>待商家同意维修</source>
        <translation>Repair requested, shop to agree</translation>
    </message>
    <message>
        <source>待用户确认发货</source>
        <translation>Buyer to confirm shipping</translation>
    </message>
    <message>
        <source>维修关闭</source>
        <translation>Repair closed</translation>
    </message>
    <message>
        <source>维修成功</source>
        <translation>Repaired</translation>
    </message>
    <message>
        <source>待用户确认收货</source>
        <translation>Buyer to confirm receipt</translation>
    </message>
    <message>
        <source>已同意拒收退款</source>
        <translation>Refund on refusal agreed</translation>
    </message>
    <message>
        <source>补寄待商家发货</source>
        <translation>Resend, shop to ship</translation>
    </message>
    <message>
        <source>待商家召回</source>
        <translation>Shop to recall</translation>
    </message>
</context>
<context>
    <name>AfterSaleDelegate</name>
    <message>
        <source>已反馈 {count}</source>
        <translation>Reported {count}</translation>
    </message>
</context>
<context>
    <name>AfterSaleDetail</name>
    <message>
        <source>售后详情</source>
        <translation>After-sale details</translation>
    </message>
    <message>
        <source>点此向平台反馈</source>
        <translation>Report it to the platform here</translation>
    </message>
    <message>
        <source>买家的图片（{count}）</source>
        <translation>Buyer’s pictures ({count})</translation>
    </message>
    <message>
        <source>此订单已反馈 {count} 次</source>
        <translation>This order was reported {count} times</translation>
    </message>
    <message>
        <source>消费者疑似提供虚假售后凭证？</source>
        <translation>Could the buyer’s after-sale evidence be fake? </translation>
    </message>
    <message>
        <source>买家</source>
        <translation>Buyer</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order number</translation>
    </message>
    <message>
        <source>售后类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>退款金额</source>
        <translation>Refund amount</translation>
    </message>
    <message>
        <source>申请原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>买家描述</source>
        <translation>Buyer’s description</translation>
    </message>
    <message>
        <source>申请时间</source>
        <translation>Requested at</translation>
    </message>
</context>
<context>
    <name>AfterSaleType</name>
    <message>
        <source>仅退款</source>
        <translation>Refund only</translation>
    </message>
    <message>
        <source>退货退款</source>
        <translation>Return and refund</translation>
    </message>
    <message>
        <source>换货</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>补寄</source>
        <translation>Resend</translation>
    </message>
    <message>
        <source>维修</source>
        <translation>Repair</translation>
    </message>
</context>
<context>
    <name>AfterSalesPage</name>
    <message>
        <source>选择一张售后单</source>
        <translation>Choose a case</translation>
    </message>
    <message>
        <source>查看买家的图片并反馈</source>
        <translation>See the buyer’s pictures and report them</translation>
    </message>
</context>
<context>
    <name>AfterSalesPane</name>
    <message>
        <source>搜索买家、订单号或商品</source>
        <translation>Search buyers, order numbers or products</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>售后单</source>
        <translation>After-sale cases</translation>
    </message>
    <message>
        <source>待处理 {count}</source>
        <translation>Open {count}</translation>
    </message>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>没有找到售后单</source>
        <translation>No case found</translation>
    </message>
    <message>
        <source>换个词再试</source>
        <translation>Try another word</translation>
    </message>
    <message>
        <source>没有待处理的售后单</source>
        <translation>No open cases</translation>
    </message>
    <message>
        <source>还没有售后单</source>
        <translation>No after-sale cases yet</translation>
    </message>
    <message>
        <source>连接店铺后会自动同步</source>
        <translation>They sync by themselves once a shop is connected</translation>
    </message>
    <message>
        <source>已反馈 {count}</source>
        <translation>Reported {count}</translation>
    </message>
</context>
<context>
    <name>Agreement</name>
    <message>
        <source>对齐后，两张图的画面几乎全部相合</source>
        <translation>Aligned, the two pictures agree almost everywhere</translation>
    </message>
    <message>
        <source>对齐后，两张图的画面大部分相合</source>
        <translation>Aligned, the two pictures agree for the most part</translation>
    </message>
    <message>
        <source>对齐后，两张图有一部分画面相合</source>
        <translation>Aligned, the two pictures agree in part</translation>
    </message>
    <message>
        <source>找到了可对齐之处，但相合的画面很少</source>
        <translation>They can be aligned, but agree in few places</translation>
    </message>
    <message>
        <source>没有找到可对齐的画面；这不说明两张图无关，可并排查看</source>
        <translation>Nothing to align was found; that does not mean the pictures are unrelated. Look at them beside each other</translation>
    </message>
    <message>
        <source>（对比图经左右翻转）</source>
        <translation> (the compared one turned left to right)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>关闭提示</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Retry</translation>
    </message>
</context>
<context>
    <name>CanvasFrame</name>
    <message>
        <source>还没有图片</source>
        <translation>No picture yet</translation>
    </message>
    <message>
        <source>把可疑图片拖到这里，或在左侧添加</source>
        <translation>Drop a suspect picture here, or add one at the left</translation>
    </message>
    <message>
        <source>正在载入图片…</source>
        <translation>Loading the picture…</translation>
    </message>
    <message>
        <source>拖动框选疑似 P 图区域，N 后按 Enter 可用键盘添加，Ctrl+滚轮缩放</source>
        <translation>Drag over what looks edited; N then Enter adds a region by keyboard; Ctrl+wheel zooms</translation>
    </message>
    <message>
        <source>吸附已打开</source>
        <translation>Snapping is on</translation>
    </message>
    <message>
        <source>吸附已关闭</source>
        <translation>Snapping is off</translation>
    </message>
    <message>
        <source>拖动框出隐私区域，N 后按 Enter 可用键盘添加；原图不变</source>
        <translation>Drag over what is private, or press N and Enter; the original stays as it is</translation>
    </message>
    <message>
        <source>重新获取</source>
        <translation>Fetch again</translation>
    </message>
    <message>
        <source>框选</source>
        <translation>Frame</translation>
    </message>
    <message>
        <source>框选一处区域  N；按住 Shift 点选或拖动可多选，按住 M 放大镜，按住 H 看原图</source>
        <translation>Frame a region  N; hold Shift to click or drag several, M for the loupe, H to see the bare picture</translation>
    </message>
    <message>
        <source>删除区域</source>
        <translation>Delete region</translation>
    </message>
    <message>
        <source>删除选中的区域  Del</source>
        <translation>Delete the selected region  Del</translation>
    </message>
    <message>
        <source>遮盖隐私</source>
        <translation>Hide private parts</translation>
    </message>
    <message>
        <source>框出人脸、地址等隐私：标注副本中涂满，原图不变。再点一次回到框选</source>
        <translation>Frame a face or an address: the annotated copy fills it, the original stays. Press again to go back to regions</translation>
    </message>
    <message>
        <source>吸附</source>
        <translation>Snap</translation>
    </message>
    <message>
        <source>靠近图中边缘、图片边界和其他区域时对齐；拖动时按住 Ctrl 暂不吸附</source>
        <translation>Line up with edges in the picture, its border and other regions; hold Ctrl while dragging to stay free</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>旋转画面</source>
        <translation>Turn the view</translation>
    </message>
    <message>
        <source>只旋转画面，不改变图片和区域  R</source>
        <translation>Turns the view only, not the picture or its regions  R</translation>
    </message>
    <message>
        <source>镜像画面</source>
        <translation>Mirror the view</translation>
    </message>
    <message>
        <source>左右对调画面，便于比对  F</source>
        <translation>Swaps left and right of the view, to compare  F</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>适合窗口</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>原始大小 1:1</source>
        <translation>Actual size 1:1</translation>
    </message>
</context>
<context>
    <name>ChatPictures</name>
    <message>
        <source>图片，{when}</source>
        <translation>Picture, {when}</translation>
    </message>
</context>
<context>
    <name>ChatPicturesDialog</name>
    <message>
        <source>从聊天选择图片</source>
        <translation>Choose pictures from the chat</translation>
    </message>
    <message>
        <source>买家发来的图片</source>
        <translation>Pictures that the buyer sent</translation>
    </message>
    <message>
        <source>添加(&amp;A)</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>聊天里没有其他图片</source>
        <translation>There are no other pictures in the chat</translation>
    </message>
    <message>
        <source>可以添加文件，或粘贴图片</source>
        <translation>Files can be added, or a picture pasted</translation>
    </message>
    <message>
        <source>已选 {n} 张</source>
        <translation>{n} chosen</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ChecklistPanel</name>
    <message>
        <source>核对清单&#x3000;必填已满足 {met}/{all}</source>
        <translation>Checklist: {met} of {all} required items met</translation>
    </message>
    <message>
        <source>，补充 {n} 项会更有力</source>
        <translation>; {n} more would make it stronger</translation>
    </message>
</context>
<context>
    <name>ChecklistView</name>
    <message>
        <source>核对清单</source>
        <translation>Checklist</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>对比图片</source>
        <translation>Compare pictures</translation>
    </message>
    <message>
        <source>可疑图片：{name}</source>
        <translation>Suspect picture: {name}</translation>
    </message>
    <message>
        <source>对比图：{name}</source>
        <translation>Compared with: {name}</translation>
    </message>
    <message>
        <source>正在对齐两张图…</source>
        <translation>Aligning the two pictures…</translation>
    </message>
    <message>
        <source>对齐画面(&amp;A)</source>
        <translation>&amp;Align</translation>
    </message>
    <message>
        <source>翻转对比图(&amp;M)</source>
        <translation>&amp;Mirror the compared one</translation>
    </message>
    <message>
        <source>（已左右翻转）</source>
        <translation> (mirrored)</translation>
    </message>
    <message>
        <source>叠加 · {other}</source>
        <translation>Overlay · {other}</translation>
    </message>
    <message>
        <source>这里只比较两个文件的画面，不代表对买家的任何结论。</source>
        <translation>This only compares what two files show. It says nothing about the buyer.</translation>
    </message>
    <message>
        <source>并排(&amp;B)</source>
        <translation>&amp;Beside</translation>
    </message>
    <message>
        <source>叠加(&amp;O)</source>
        <translation>&amp;Over</translation>
    </message>
    <message>
        <source>交替(&amp;K)</source>
        <translation>Ta&amp;ke turns</translation>
    </message>
    <message>
        <source>对比图的透明度</source>
        <translation>How much of the compared picture is shown</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>适合窗口</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
</context>
<context>
    <name>ConfirmStep</name>
    <message>
        <source>未填写补充说明</source>
        <translation>No further notes</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>将发送的图片与材料</source>
        <translation>Pictures and material to be sent</translation>
    </message>
    <message>
        <source>补充说明</source>
        <translation>Further notes</translation>
    </message>
    <message>
        <source>声明</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>核对清单</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>提交后平台暂无结果反馈。若凭证经核实属实，平台会调整相关订单的判责；每个订单的反馈次数有限，请尽量一次提供完整。</source>
        <translation>The platform gives no result for a report. If the evidence proves genuine, it adjusts the liability of the orders concerned. Reports per order are limited, so give everything at once.</translation>
    </message>
</context>
<context>
    <name>ConnectionGroup</name>
    <message>
        <source>向店铺管理员索取</source>
        <translation>Ask your shop’s administrator</translation>
    </message>
    <message>
        <source>连接店铺</source>
        <translation>Connect shop</translation>
    </message>
    <message>
        <source>服务器地址</source>
        <translation>Server address</translation>
    </message>
    <message>
        <source>配对码</source>
        <translation>Pairing code</translation>
    </message>
    <message>
        <source>还没有连接店铺。反馈会先保存在本机，连接后自动发送。</source>
        <translation>No shop is connected yet. Reports are kept on this computer and sent once one is.</translation>
    </message>
    <message>
        <source>在线</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>已连接店铺“{shop}”
{url}
{state}</source>
        <translation>Connected to “{shop}”
{url}
{state}</translation>
    </message>
</context>
<context>
    <name>ConversationDelegate</name>
    <message>
        <source>售后 {count}</source>
        <translation>Cases {count}</translation>
    </message>
    <message>
        <source>[图片]</source>
        <translation>[Picture]</translation>
    </message>
</context>
<context>
    <name>ConversationsPane</name>
    <message>
        <source>搜索买家或聊天内容</source>
        <translation>Search buyers or messages</translation>
    </message>
    <message>
        <source>会话</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>没有找到会话</source>
        <translation>No conversation found</translation>
    </message>
    <message>
        <source>换个词再试</source>
        <translation>Try another word</translation>
    </message>
    <message>
        <source>还没有会话</source>
        <translation>No conversations yet</translation>
    </message>
    <message>
        <source>连接店铺后会自动同步</source>
        <translation>They sync by themselves once a shop is connected</translation>
    </message>
    <message>
        <source>售后处理中 {count} 件</source>
        <translation>{count} open cases</translation>
    </message>
</context>
<context>
    <name>CrashNotice</name>
    <message>
        <source>意外错误</source>
        <translation>Unexpected error</translation>
    </message>
    <message>
        <source>程序遇到意外错误，刚才的操作可能没有完成。</source>
        <translation>The program met an unexpected error; what you just did may not have finished.</translation>
    </message>
    <message>
        <source>已保存的反馈和草稿不受影响。请重试；仍出错请把诊断包交给技术支持。</source>
        <translation>Saved reports and drafts are safe. Please try again; if it fails again, give the support bundle to whoever helps you.</translation>
    </message>
    <message>
        <source>保存诊断包…</source>
        <translation>Save support bundle…</translation>
    </message>
    <message>
        <source>打开日志文件夹</source>
        <translation>Open log folder</translation>
    </message>
</context>
<context>
    <name>Declaration</name>
    <message>
        <source>所提交的材料均为本店真实取得，标注只反映本店所见，不代表已认定买家造假</source>
        <translation>All material was genuinely obtained by this shop; the marks show what we see and do not declare the buyer a fraud</translation>
    </message>
    <message>
        <source>已知悉平台对此反馈暂无结果反馈；凭证经核实属实的，平台会调整相关订单的判责</source>
        <translation>I know that the platform gives no result for this report, and adjusts the liability of the orders concerned if the evidence proves genuine</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>聊天</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>售后详情</source>
        <translation>After-sale details</translation>
    </message>
    <message>
        <source>图片文件</source>
        <translation>Picture file</translation>
    </message>
</context>
<context>
    <name>DossierExport</name>
    <message>
        <source>证据包 {order}</source>
        <translation>Dossier {order}</translation>
    </message>
    <message>
        <source>导出证据包</source>
        <translation>Export dossier</translation>
    </message>
    <message>
        <source>含全部原件的 ZIP (*.zip)</source>
        <translation>ZIP with every original (*.zip)</translation>
    </message>
    <message>
        <source>可打印的 PDF (*.pdf)</source>
        <translation>PDF to print (*.pdf)</translation>
    </message>
    <message>
        <source>正在生成证据包 {percent}%</source>
        <translation>Making the dossier, {percent}%</translation>
    </message>
    <message>
        <source>证据包已保存：{name}</source>
        <translation>The dossier is saved: {name}</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
</context>
<context>
    <name>DraftsBar</name>
    <message>
        <source>还有 {count} 份草稿</source>
        <translation>{count} more drafts</translation>
    </message>
    <message>
        <source>未选订单</source>
        <translation>No order chosen</translation>
    </message>
    <message>
        <source>草稿（{count}）</source>
        <translation>Drafts ({count})</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Show fewer</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>继续草稿 {order}</source>
        <translation>Continue the draft {order}</translation>
    </message>
    <message>
        <source>丢弃</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>丢弃草稿 {order}</source>
        <translation>Discard the draft {order}</translation>
    </message>
    <message>
        <source>{n} 张图片</source>
        <translation>Pictures: {n}</translation>
    </message>
    <message>
        <source>还差 {n} 项</source>
        <translation>{n} missing</translation>
    </message>
    <message>
        <source>草稿已丢弃</source>
        <translation>Draft discarded</translation>
    </message>
    <message>
        <source>已丢弃 {count} 份草稿</source>
        <translation>{count} drafts discarded</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>DrawingSheet</name>
    <message>
        <source>拖动鼠标框选，或按 Enter 在画面中央添加区域</source>
        <translation>Drag to frame a region, or press Enter to add one in the middle</translation>
    </message>
    <message>
        <source>框选至少要 {n}×{n} 像素，请再拖大一些</source>
        <translation>A region needs at least {n}×{n} pixels; drag it a little larger</translation>
    </message>
</context>
<context>
    <name>DropCurtain</name>
    <message>
        <source>松开鼠标，反馈这张图片</source>
        <translation>Let go to report this picture</translation>
    </message>
    <message>
        <source>松开鼠标，导入订单</source>
        <translation>Drop to import orders</translation>
    </message>
</context>
<context>
    <name>Faced</name>
    <message>
        <source>重试</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>正在载入…</source>
        <translation>Loading…</translation>
    </message>
</context>
<context>
    <name>FileDoor</name>
    <message>
        <source>打开图片</source>
        <translation>Open picture</translation>
    </message>
    <message>
        <source>图片 (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.heic)</source>
        <translation>Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.heic)</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>粘贴的图片</source>
        <translation>Pasted picture</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>保留草稿并关闭  Esc</source>
        <translation>Keep the draft and close  Esc</translation>
    </message>
    <message>
        <source>上一步(&amp;B)</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>下一步(&amp;N)</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>提交(&amp;S)</source>
        <translation>&amp;Submit</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>草稿未保存：{why}</source>
        <translation>Draft not saved: {why}</translation>
    </message>
    <message>
        <source>正在保存草稿…</source>
        <translation>Saving the draft…</translation>
    </message>
    <message>
        <source>草稿已保存 {time}</source>
        <translation>Draft saved {time}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>反馈图片文件…</source>
        <translation>Report a file…</translation>
    </message>
    <message>
        <source>也可以把图片拖进窗口，或按 Ctrl+V 粘贴</source>
        <translation>You can also drop a picture on the window, or paste one with Ctrl+V</translation>
    </message>
    <message>
        <source>未连接店铺</source>
        <translation>No shop connected</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>在线</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>正在连接…</source>
        <translation>Connecting…</translation>
    </message>
</context>
<context>
    <name>InspectPage</name>
    <message>
        <source>用这张图片反馈</source>
        <translation>Report this picture</translation>
    </message>
    <message>
        <source>打开一张图片</source>
        <translation>Open a picture</translation>
    </message>
    <message>
        <source>查看它的格式、尺寸、方向和 SHA-256</source>
        <translation>See its format, size, orientation and SHA-256</translation>
    </message>
    <message>
        <source>打开图片…</source>
        <translation>Open picture…</translation>
    </message>
    <message>
        <source>打开图片</source>
        <translation>Open picture</translation>
    </message>
    <message>
        <source>打开另一张…</source>
        <translation>Open another…</translation>
    </message>
    <message>
        <source>无需旋转</source>
        <translation>Upright</translation>
    </message>
    <message>
        <source>文件名</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>尺寸</source>
        <translation>Dimensions</translation>
    </message>
    <message>
        <source>EXIF 方向</source>
        <translation>EXIF orientation</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>粘贴 {time}.png</source>
        <translation>Pasted {time}.png</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>网图</source>
        <translation>Web picture</translation>
    </message>
    <message>
        <source>PS图</source>
        <translation>Edited picture</translation>
    </message>
    <message>
        <source>非本店商品</source>
        <translation>Not our product</translation>
    </message>
</context>
<context>
    <name>KindChoice</name>
    <message>
        <source>虚假类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>与前一张相同：{kind}</source>
        <translation>Same as the one before: {kind}</translation>
    </message>
</context>
<context>
    <name>KindHint</name>
    <message>
        <source>图片疑似取自网络，可提供网上看到的原图</source>
        <translation>The picture seems taken from the web; give the original as seen there</translation>
    </message>
    <message>
        <source>图片疑似经过修改，需在图上框出改动处</source>
        <translation>The picture seems edited; frame what was changed</translation>
    </message>
    <message>
        <source>图中疑似不是本店商品，需提供实物图对比</source>
        <translation>The picture seems to show another shop’s product; give a photo of ours to compare</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>商家反馈台</source>
        <translation>Merchant Desk</translation>
    </message>
    <message>
        <source>聊天</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>反馈记录</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>图片核验</source>
        <translation>Inspect</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>MarkedSheet</name>
    <message>
        <source>图片画布</source>
        <translation>Picture canvas</translation>
    </message>
    <message>
        <source>共 {count} 处框选</source>
        <translation>{count} regions</translation>
    </message>
    <message>
        <source>共 {count} 处遮盖</source>
        <translation>{count} hidden parts</translation>
    </message>
    <message>
        <source>，选中 {count} 处</source>
        <translation>, {count} of them selected</translation>
    </message>
    <message>
        <source>，选中第 {n} 处：左 {x}，上 {y}，宽 {w}，高 {h}</source>
        <translation>, region {n} selected: left {x}, top {y}, width {w}, height {h}</translation>
    </message>
    <message>
        <source>，{note}</source>
        <translation>, {note}</translation>
    </message>
</context>
<context>
    <name>MessageDelegate</name>
    <message>
        <source>图片还没有下载</source>
        <translation>Not downloaded yet</translation>
    </message>
</context>
<context>
    <name>MessageModel</name>
    <message>
        <source>买家</source>
        <translation>Buyer</translation>
    </message>
    <message>
        <source>我</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>{who}，{time}：{what}</source>
        <translation>{who}, {time}: {what}</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>消息</source>
        <translation>Messages</translation>
    </message>
</context>
<context>
    <name>MessagesPane</name>
    <message>
        <source>选择会话</source>
        <translation>Choose a conversation</translation>
    </message>
    <message>
        <source>用 Ctrl+Tab 切换买家，用 ↑ ↓ 选择消息</source>
        <translation>Ctrl+Tab goes to the next buyer, ↑ ↓ choose a message</translation>
    </message>
    <message>
        <source>还没有消息</source>
        <translation>No messages yet</translation>
    </message>
    <message>
        <source>{count} 条新消息</source>
        <translation>{count} new messages</translation>
    </message>
</context>
<context>
    <name>Mover</name>
    <message>
        <source>这张图片已经是可疑图片</source>
        <translation>This picture is a suspect picture already</translation>
    </message>
    <message>
        <source>已移为图 {n}</source>
        <translation>Moved: it is picture {n} now</translation>
    </message>
    <message>
        <source>已调整材料的顺序</source>
        <translation>Order of the material changed</translation>
    </message>
    <message>
        <source>已移为图 {n} 的材料，Ctrl+Z 可撤销</source>
        <translation>Moved to the material of picture {n}; Ctrl+Z undoes it</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>前移一位</source>
        <translation>Move back one place</translation>
    </message>
    <message>
        <source>后移一位</source>
        <translation>Move on one place</translation>
    </message>
    <message>
        <source>移为可疑图片</source>
        <translation>Make it a suspect picture</translation>
    </message>
    <message>
        <source>移为图 {n} 的材料</source>
        <translation>Make it material of picture {n}</translation>
    </message>
    <message>
        <source>更换…</source>
        <translation>Replace…</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>移动图片</source>
        <translation>Move picture</translation>
    </message>
</context>
<context>
    <name>Need</name>
    <message>
        <source>选择订单</source>
        <translation>Choose the order</translation>
    </message>
    <message>
        <source>至少一张可疑图片</source>
        <translation>At least one suspect picture</translation>
    </message>
    <message>
        <source>图片张数超过上限</source>
        <translation>Too many pictures</translation>
    </message>
    <message>
        <source>选择图片的虚假类型</source>
        <translation>Choose the picture’s kind</translation>
    </message>
    <message>
        <source>上传网络原图</source>
        <translation>Add the original from the web</translation>
    </message>
    <message>
        <source>填写原图的网址和网站</source>
        <translation>Give the original’s address and site</translation>
    </message>
    <message>
        <source>填写看到原图的时间</source>
        <translation>Give when the original was seen</translation>
    </message>
    <message>
        <source>网址不超过 2000 字，网站名不超过 200 字</source>
        <translation>At most 2000 characters in the address and 200 in the site’s name</translation>
    </message>
    <message>
        <source>框选至少一处 P 图区域</source>
        <translation>Frame at least one edited region</translation>
    </message>
    <message>
        <source>为每处框选写明改动</source>
        <translation>Say of each region what was changed</translation>
    </message>
    <message>
        <source>框选区域须在图片之内，且不小于 8×8 像素</source>
        <translation>Regions must lie inside the picture and be at least 8×8 pixels</translation>
    </message>
    <message>
        <source>每处框选的说明不超过 200 字</source>
        <translation>At most 200 characters for each region</translation>
    </message>
    <message>
        <source>上传本店实物图</source>
        <translation>Add a photo of our real product</translation>
    </message>
    <message>
        <source>说明文字超过字数上限</source>
        <translation>The notes are too long</translation>
    </message>
    <message>
        <source>勾选全部声明</source>
        <translation>Tick every declaration</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>{count} 条反馈有了结果</source>
        <translation>{count} reports were decided</translation>
    </message>
    <message>
        <source>点此查看反馈记录</source>
        <translation>Click to see the records</translation>
    </message>
    <message>
        <source>订单 {order}</source>
        <translation>Order {order}</translation>
    </message>
    <message>
        <source>{count} 张售后单将在一天内到期</source>
        <translation>{count} after-sales expire within a day</translation>
    </message>
</context>
<context>
    <name>OfflineBar</name>
    <message>
        <source>尚未连接店铺 · 反馈会先保存在本机</source>
        <translation>No shop connected · reports are kept on this computer</translation>
    </message>
    <message>
        <source>去设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>已暂停发送（{count} 条待发送）</source>
        <translation>Sending is paused ({count} waiting)</translation>
    </message>
    <message>
        <source>继续发送</source>
        <translation>Go on sending</translation>
    </message>
    <message>
        <source>正在使用按流量计费的网络 · {count} 条反馈等待其他网络</source>
        <translation>This network costs by the byte · {count} reports wait for another</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>截至 {time}</source>
        <translation>as of {time}</translation>
    </message>
    <message>
        <source>联网后自动发送（{count}）</source>
        <translation>sent once online ({count})</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>跟随系统</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>默认（Fusion）</source>
        <translation>Default (Fusion)</translation>
    </message>
    <message>
        <source>开启</source>
        <translation>On</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Windows 经典</source>
        <translation>Windows classic</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>重新打开程序后生效</source>
        <translation>Takes effect when the program is opened again</translation>
    </message>
    <message>
        <source>界面样式</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>浅色与深色跟随系统</source>
        <translation>Light and dark follow the system</translation>
    </message>
    <message>
        <source>系统通知</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>反馈有了结果、售后单即将到期时通知</source>
        <translation>When a report was decided, or an after-sale is about to expire</translation>
    </message>
    <message>
        <source>自动更新</source>
        <translation>Automatic updates</translation>
    </message>
    <message>
        <source>每天检查一次新版本，退出程序时安装</source>
        <translation>Look for a newer version once a day, install it on quitting</translation>
    </message>
</context>
<context>
    <name>OrderCard</name>
    <message>
        <source>订单号 {number}</source>
        <translation>Order number {number}</translation>
    </message>
    <message>
        <source>已反馈 {count} 次</source>
        <translation>Reported {count} times</translation>
    </message>
    <message>
        <source>已反馈 {count} 次（上限 {cap} 次）</source>
        <translation>Reported {count} of at most {cap} times</translation>
    </message>
    <message>
        <source>更改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>更改订单</source>
        <translation>Change the order</translation>
    </message>
    <message>
        <source>未选择订单</source>
        <translation>No order chosen</translation>
    </message>
</context>
<context>
    <name>OrderDelegate</name>
    <message>
        <source>已达反馈上限</source>
        <translation>Report limit reached</translation>
    </message>
    <message>
        <source>售后：{state}</source>
        <translation>After-sale: {state}</translation>
    </message>
    <message>
        <source>无售后</source>
        <translation>No after-sale</translation>
    </message>
    <message>
        <source>该买家</source>
        <translation>This buyer</translation>
    </message>
    <message>
        <source>今天付款</source>
        <translation>Paid today</translation>
    </message>
    <message>
        <source>{n} 天前付款</source>
        <translation>Paid {n} days ago</translation>
    </message>
</context>
<context>
    <name>OrderDoor</name>
    <message>
        <source>导入订单</source>
        <translation>Import orders</translation>
    </message>
    <message>
        <source>订单表 (*.csv *.xlsx *.xls *.zip)</source>
        <translation>Tables of orders (*.csv *.xlsx *.xls *.zip)</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>正在从{files}导入订单…</source>
        <translation>Importing orders from {files}…</translation>
    </message>
    <message>
        <source>导入了 {added} 个订单，更新 {changed} 个，{rest} 个没有变化</source>
        <translation>{added} orders imported, {changed} updated, {rest} unchanged</translation>
    </message>
    <message>
        <source>{count} 行没有导入</source>
        <translation>{count} rows were not imported</translation>
    </message>
    <message>
        <source>撤销导入</source>
        <translation>Take the import back</translation>
    </message>
    <message>
        <source>已撤销“{name}”的导入，{orders} 个订单恢复原样</source>
        <translation>The import of “{name}” was taken back, {orders} orders are as before</translation>
    </message>
</context>
<context>
    <name>OrderLine</name>
    <message>
        <source>更改订单</source>
        <translation>Change the order</translation>
    </message>
    <message>
        <source>已选订单 {number}</source>
        <translation>Order {number}</translation>
    </message>
</context>
<context>
    <name>OrderStep</name>
    <message>
        <source>搜索商品名，或粘贴订单号</source>
        <translation>Search products, or paste an order number</translation>
    </message>
    <message>
        <source>搜索订单</source>
        <translation>Search orders</translation>
    </message>
    <message>
        <source>确认订单号无误</source>
        <translation>The order number is right</translation>
    </message>
    <message>
        <source>订单列表</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>请先选择一个订单，或粘贴订单号</source>
        <translation>Choose an order first, or paste its number</translation>
    </message>
    <message>
        <source>没有找到相符的订单</source>
        <translation>No matching order</translation>
    </message>
    <message>
        <source>未找到近 90 天的订单</source>
        <translation>No orders of the last 90 days</translation>
    </message>
    <message>
        <source>可在上方粘贴订单号</source>
        <translation>You can paste an order number above</translation>
    </message>
    <message>
        <source>本店已同步的订单里没有 {number}，请核对</source>
        <translation>{number} is not among the shop’s synced orders; please check it</translation>
    </message>
    <message>
        <source>尚未同步订单，将按 {number} 反馈</source>
        <translation>No orders synced yet; the report will name {number}</translation>
    </message>
</context>
<context>
    <name>OrdersGroup</name>
    <message>
        <source>服务器没有接入平台时，可以导入商家后台导出的订单表，也可以把文件拖进窗口。服务器已有的订单不会被覆盖。</source>
        <translation>While the server is not connected to the platform, orders can come from a table that the merchant backend exports; the file can also be dropped on the window. Orders that the server knows are never overwritten.</translation>
    </message>
    <message>
        <source>导入订单…</source>
        <translation>Import orders…</translation>
    </message>
    <message>
        <source>撤销导入</source>
        <translation>Take the import back</translation>
    </message>
    <message>
        <source>还没有从文件导入的订单</source>
        <translation>No orders have come from a file yet</translation>
    </message>
    <message>
        <source>最近一次：{when}，“{name}”，{orders} 个订单</source>
        <translation>Latest: {when}, “{name}”, {orders} orders</translation>
    </message>
</context>
<context>
    <name>OrdersPane</name>
    <message>
        <source>买家的订单</source>
        <translation>Buyer’s orders</translation>
    </message>
    <message>
        <source>没有这位买家的订单</source>
        <translation>No orders of this buyer</translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>商品图</source>
        <translation>Product photo</translation>
    </message>
</context>
<context>
    <name>PhotoPicker</name>
    <message>
        <source>从本店商品图选择</source>
        <translation>Choose from the shop’s photos</translation>
    </message>
</context>
<context>
    <name>PictureActions</name>
    <message>
        <source>另存为</source>
        <translation>Save as</translation>
    </message>
</context>
<context>
    <name>PictureMenu</name>
    <message>
        <source>图片菜单</source>
        <translation>Picture menu</translation>
    </message>
    <message>
        <source>反馈虚假售后凭证</source>
        <translation>Report fake after-sale evidence</translation>
    </message>
    <message>
        <source>查看大图</source>
        <translation>View large</translation>
    </message>
    <message>
        <source>复制图片</source>
        <translation>Copy picture</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
</context>
<context>
    <name>PictureStrip</name>
    <message>
        <source>买家的图片</source>
        <translation>Buyer’s pictures</translation>
    </message>
    <message>
        <source>图片 {number}</source>
        <translation>Picture {number}</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>图片</source>
        <translation>Picture</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>查看大图</source>
        <translation>View large</translation>
    </message>
    <message>
        <source>适应窗口</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>原始大小</source>
        <translation>Actual size</translation>
    </message>
    <message>
        <source>旋转视图</source>
        <translation>Rotate the view</translation>
    </message>
    <message>
        <source>反馈虚假售后凭证</source>
        <translation>Report fake after-sale evidence</translation>
    </message>
    <message>
        <source>图片已过期或还没有下载：{cause}</source>
        <translation>The picture has expired or is not downloaded yet: {cause}</translation>
    </message>
    <message>
        <source>重新获取</source>
        <translation>Fetch again</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>没有安装服务器部分</source>
        <translation>The server part is not installed</translation>
    </message>
    <message>
        <source>请安装 merchant-desk[backend]</source>
        <translation>Install merchant-desk[backend]</translation>
    </message>
    <message>
        <source>服务器磁盘空间不足</source>
        <translation>The server’s disk is full</translation>
    </message>
    <message>
        <source>请清理服务器磁盘，已保存的反馈不受影响</source>
        <translation>Free space on the server; saved reports are safe</translation>
    </message>
    <message>
        <source>服务器数据库正忙</source>
        <translation>The server’s database is busy</translation>
    </message>
    <message>
        <source>请稍后重试</source>
        <translation>Try again later</translation>
    </message>
    <message>
        <source>服务器无法使用数据文件夹（{detail}）</source>
        <translation>The server cannot use its data folder ({detail})</translation>
    </message>
    <message>
        <source>请检查文件夹权限和磁盘，或用 --data 换一个可写的文件夹</source>
        <translation>Check the folder’s permissions and the disk, or choose a writable folder with --data</translation>
    </message>
    <message>
        <source>不支持数据库地址 {url}</source>
        <translation>The database address {url} is not supported</translation>
    </message>
    <message>
        <source>请用形如 postgresql+psycopg://用户@主机/库名 的地址，或不写</source>
        <translation>Use an address like postgresql+psycopg://user@host/name, or none</translation>
    </message>
    <message>
        <source>不支持文件存储地址 {url}</source>
        <translation>The blob address {url} is not supported</translation>
    </message>
    <message>
        <source>请用形如 s3://存储桶/前缀 的地址，或不写</source>
        <translation>Use an address like s3://bucket/prefix, or none</translation>
    </message>
    <message>
        <source>服务器连不上数据库（{detail}）</source>
        <translation>The server cannot reach its database ({detail})</translation>
    </message>
    <message>
        <source>请检查数据库是否在运行，以及 --database 的地址</source>
        <translation>Check that the database runs, and the address given with --database</translation>
    </message>
    <message>
        <source>服务器用不了文件存储（{detail}）</source>
        <translation>The server cannot use its blob store ({detail})</translation>
    </message>
    <message>
        <source>请检查文件存储是否在运行、--blobs 的地址和访问密钥</source>
        <translation>Check that the blob store runs, the address given with --blobs, and its keys</translation>
    </message>
    <message>
        <source>服务器数据由更新版本的程序写成</source>
        <translation>The server&apos;s data was written by a newer version of the program</translation>
    </message>
    <message>
        <source>请升级本程序后再启动，数据未作任何改动</source>
        <translation>Upgrade this program, then start again; the data was not changed</translation>
    </message>
    <message>
        <source>无法监听 {host}:{port}（{detail}）</source>
        <translation>Cannot listen on {host}:{port} ({detail})</translation>
    </message>
    <message>
        <source>请换一个 --port，或先停止占用它的程序</source>
        <translation>Choose another --port, or stop the program that uses it</translation>
    </message>
    <message>
        <source>没有编号为 {id} 的反馈</source>
        <translation>There is no report {id}</translation>
    </message>
    <message>
        <source>请用 backend reports 核对编号</source>
        <translation>Check the id with backend reports</translation>
    </message>
    <message>
        <source>有多家店铺的反馈编号都是 {id}</source>
        <translation>Several shops have a report {id}</translation>
    </message>
    <message>
        <source>请同时指明店铺</source>
        <translation>Name the shop as well</translation>
    </message>
    <message>
        <source>反馈 {id} 已被店铺撤回</source>
        <translation>The shop has withdrawn report {id}</translation>
    </message>
    <message>
        <source>撤回的反馈不需要处理</source>
        <translation>A withdrawn report needs no decision</translation>
    </message>
    <message>
        <source>反馈 {id} 刚刚有了变化</source>
        <translation>Report {id} has just changed</translation>
    </message>
    <message>
        <source>请看过现在的内容，再作决定</source>
        <translation>Please look at it as it is now, then decide</translation>
    </message>
    <message>
        <source>不采纳需要说明原因</source>
        <translation>Not accepting needs a reason</translation>
    </message>
    <message>
        <source>请选择或填写原因，店铺会看到它</source>
        <translation>Choose or write one; the shop reads it</translation>
    </message>
    <message>
        <source>审核员名称不能为空，也不能超过 {longest} 个字</source>
        <translation>A reviewer’s name may not be empty, nor longer than {longest} characters</translation>
    </message>
    <message>
        <source>店铺名称不能为空，也不能超过 {longest} 个字</source>
        <translation>A shop’s name must not be empty or longer than {longest} characters</translation>
    </message>
    <message>
        <source>请换一个名称</source>
        <translation>Choose another name</translation>
    </message>
    <message>
        <source>演示店铺的资料不完整（{detail}）</source>
        <translation>The demo shop’s files are incomplete ({detail})</translation>
    </message>
    <message>
        <source>请重新安装程序，或检查 resources/demo 文件夹</source>
        <translation>Install the program again, or check the folder resources/demo</translation>
    </message>
    <message>
        <source>“{text}”不是订单号</source>
        <translation>“{text}” is not an order number</translation>
    </message>
    <message>
        <source>请填写形如 260517-607198974342268 的订单号</source>
        <translation>Give an order number like 260517-607198974342268</translation>
    </message>
    <message>
        <source>还不能提交：{missing}</source>
        <translation>Not ready to submit: {missing}</translation>
    </message>
    <message>
        <source>请补全后再提交，已填内容都已保留</source>
        <translation>Complete it and submit again; everything filled in is kept</translation>
    </message>
    <message>
        <source>演示服务器没有启动</source>
        <translation>The demo server did not start</translation>
    </message>
    <message>
        <source>请安装 merchant-desk[backend] 后重试</source>
        <translation>Install merchant-desk[backend] and try again</translation>
    </message>
    <message>
        <source>这个数据文件夹已在另一个窗口中打开</source>
        <translation>This data folder is open in another window</translation>
    </message>
    <message>
        <source>已打开的程序会自动发送，请切换到那个窗口</source>
        <translation>The program that is open sends by itself; switch to its window</translation>
    </message>
    <message>
        <source>草稿已不存在</source>
        <translation>The draft is gone</translation>
    </message>
    <message>
        <source>请重新发起反馈</source>
        <translation>Begin the report again</translation>
    </message>
    <message>
        <source>本店已同步的订单里没有 {order}</source>
        <translation>{order} is not among the shop’s synced orders</translation>
    </message>
    <message>
        <source>请核对订单号，确认无误时加上 --unlisted-order</source>
        <translation>Check the order number; if it is right, add --unlisted-order</translation>
    </message>
    <message>
        <source>框选区域 {region} 不在图片之内（{width}×{height}），或小于 8×8 像素</source>
        <translation>The region {region} is not inside the picture ({width}×{height}), or smaller than 8×8 pixels</translation>
    </message>
    <message>
        <source>请按图片的像素坐标改正</source>
        <translation>Correct it in the picture’s pixels</translation>
    </message>
    <message>
        <source>{sentence}</source>
        <translation>{sentence}</translation>
    </message>
    <message>
        <source>如仍在申诉期内，请用同一份材料发起维权申诉</source>
        <translation>If the appeal period is still open, appeal with the same material</translation>
    </message>
    <message>
        <source>证据包没有保存到“{path}”：{cause}</source>
        <translation>The dossier was not saved to “{path}”: {cause}</translation>
    </message>
    <message>
        <source>请换一个位置再导出</source>
        <translation>Export it to another place</translation>
    </message>
    <message>
        <source>这条反馈还是草稿，没有可导出的证据包</source>
        <translation>This report is still a draft and has no dossier</translation>
    </message>
    <message>
        <source>请先提交，再导出</source>
        <translation>Submit it first, then export</translation>
    </message>
    <message>
        <source>证据包与导出时不一致：{files}</source>
        <translation>The dossier is not what was exported: {files}</translation>
    </message>
    <message>
        <source>请重新导出，或向提供者索取原始文件</source>
        <translation>Export it again, or ask whoever gave it for the original file</translation>
    </message>
    <message>
        <source>读取“{name}”时中断，没有添加</source>
        <translation>Reading &quot;{name}&quot; broke off, so it was not added</translation>
    </message>
    <message>
        <source>请检查移动盘、网络盘或手机是否还连着，再添加一次</source>
        <translation>Check that the drive or phone is still connected, then add it again</translation>
    </message>
    <message>
        <source>“{name}”不是能读取的订单表</source>
        <translation>“{name}” is no table of orders that can be read</translation>
    </message>
    <message>
        <source>请在商家后台重新导出订单（CSV 或 XLSX）</source>
        <translation>Export the orders again from the merchant backend (CSV or XLSX)</translation>
    </message>
    <message>
        <source>“{name}”设有密码</source>
        <translation>“{name}” has a password</translation>
    </message>
    <message>
        <source>请去掉密码再导入</source>
        <translation>Remove the password and import it again</translation>
    </message>
    <message>
        <source>“{name}”太大，超过 {limit} MB 或行列太多</source>
        <translation>“{name}” is too large: over {limit} MB, or too many rows and columns</translation>
    </message>
    <message>
        <source>请按时间分几次导出再导入</source>
        <translation>Export it in several parts, by time</translation>
    </message>
    <message>
        <source>“{name}”的前 {rows} 行里没有“订单号”这一列</source>
        <translation>The first {rows} rows of “{name}” have no column 订单号 (order number)</translation>
    </message>
    <message>
        <source>请在导出时勾选订单号</source>
        <translation>Tick the order number when you export</translation>
    </message>
    <message>
        <source>第 {row} 行的“{column}”看不懂：“{value}”</source>
        <translation>Row {row}: {column} cannot be understood: “{value}”</translation>
    </message>
    <message>
        <source>请改正这一行再导入，其他行不受影响</source>
        <translation>Correct this row and import again; the other rows are not affected</translation>
    </message>
    <message>
        <source>“{name}”有 {count} 行没有导入</source>
        <translation>{count} rows of “{name}” were not imported</translation>
    </message>
    <message>
        <source>请改正这些行再导入一次，其余的行已导入</source>
        <translation>Correct these rows and import once more; the others were imported</translation>
    </message>
    <message>
        <source>没有可以撤销的导入</source>
        <translation>There is no import to take back</translation>
    </message>
    <message>
        <source>从文件导入的订单已全部撤销</source>
        <translation>All orders that came by a file were taken back</translation>
    </message>
    <message>
        <source>“{name}”是空文件</source>
        <translation>“{name}” is empty</translation>
    </message>
    <message>
        <source>请重新保存或下载后再选</source>
        <translation>Save or download it again, then choose it</translation>
    </message>
    <message>
        <source>“{name}”不是能识别的图片或视频</source>
        <translation>“{name}” is not a picture or video that can be read</translation>
    </message>
    <message>
        <source>请选择 JPEG、PNG、WebP、BMP、GIF、HEIC 图片或 MP4、MOV、WebM 视频</source>
        <translation>Choose a JPEG, PNG, WebP, BMP, GIF or HEIC picture, or an MP4, MOV or WebM video</translation>
    </message>
    <message>
        <source>“{name}”是视频，这里需要图片</source>
        <translation>“{name}” is a video; a picture is needed here</translation>
    </message>
    <message>
        <source>请选择图片，视频可作为补充材料添加</source>
        <translation>Choose a picture; the video can be added as further material</translation>
    </message>
    <message>
        <source>“{name}”已损坏或不完整，无法完整读出</source>
        <translation>“{name}” is damaged or incomplete and cannot be read whole</translation>
    </message>
    <message>
        <source>请重新下载或请对方重发后再选</source>
        <translation>Download it again or have it sent again, then choose it</translation>
    </message>
    <message>
        <source>“{name}”有 {size} MB，超过 {limit} MB 的上限</source>
        <translation>“{name}” has {size} MB, over the limit of {limit} MB</translation>
    </message>
    <message>
        <source>请换一个较小的文件</source>
        <translation>Choose a smaller file</translation>
    </message>
    <message>
        <source>“{name}”有 {width}×{height} 像素，超过 {limit} 百万像素的上限</source>
        <translation>“{name}” has {width}×{height} pixels, over the limit of {limit} megapixels</translation>
    </message>
    <message>
        <source>请换一张较小的图片</source>
        <translation>Choose a smaller picture</translation>
    </message>
    <message>
        <source>“{name}”的标注图没有生成</source>
        <translation>The annotated copy of “{name}” was not made</translation>
    </message>
    <message>
        <source>原图和框选坐标照常提交，不受影响</source>
        <translation>The original and the regions are submitted all the same</translation>
    </message>
    <message>
        <source>这台电脑上没有中文字体，无法生成证据材料的 PDF</source>
        <translation>There is no Chinese font on this computer, so the PDF cannot be made</translation>
    </message>
    <message>
        <source>请安装一种中文字体（如微软雅黑、思源黑体或 Noto Sans CJK）后重试</source>
        <translation>Install a Chinese font (such as Microsoft YaHei, Source Han Sans or Noto Sans CJK), then try again</translation>
    </message>
    <message>
        <source>无法读取“{name}”</source>
        <translation>“{name}” cannot be read</translation>
    </message>
    <message>
        <source>请确认这是导出的证据包 ZIP，并且有读取权限</source>
        <translation>Make sure that it is the ZIP of an exported dossier, and that you may read it</translation>
    </message>
    <message>
        <source>磁盘空间不足，没有保存</source>
        <translation>The disk is full; nothing was saved</translation>
    </message>
    <message>
        <source>请清理磁盘后重试，已保存的内容不受影响</source>
        <translation>Free some space and try again; what was saved is safe</translation>
    </message>
    <message>
        <source>无法写入数据文件夹</source>
        <translation>The data folder cannot be written</translation>
    </message>
    <message>
        <source>请检查文件夹权限，或用 --profile 换一个可写的文件夹</source>
        <translation>Check the folder’s permissions, or choose a writable folder with --profile</translation>
    </message>
    <message>
        <source>数据库正被其他程序占用</source>
        <translation>Another program is using the database</translation>
    </message>
    <message>
        <source>读写数据文件夹时出错（{detail}）</source>
        <translation>Reading or writing the data folder failed ({detail})</translation>
    </message>
    <message>
        <source>请检查磁盘后重试，可运行 merchant-desk doctor 诊断</source>
        <translation>Check the disk and try again; merchant-desk doctor can diagnose it</translation>
    </message>
    <message>
        <source>数据库文件已损坏（{detail}）</source>
        <translation>The database file is damaged ({detail})</translation>
    </message>
    <message>
        <source>请关闭并重新打开本程序，它会隔离损坏的文件，并恢复记录和未发送的反馈</source>
        <translation>Close and open the program: it sets the damaged file aside and brings back records and unsent reports</translation>
    </message>
    <message>
        <source>数据由更新版本的程序写成</source>
        <translation>The data was written by a newer version</translation>
    </message>
    <message>
        <source>请升级本程序后再打开，数据未作任何改动</source>
        <translation>Update this program and open it again; the data was not touched</translation>
    </message>
    <message>
        <source>无法读取文件“{name}”</source>
        <translation>The file “{name}” cannot be read</translation>
    </message>
    <message>
        <source>请确认文件存在且有读取权限</source>
        <translation>Make sure that it exists and may be read</translation>
    </message>
    <message>
        <source>图片原件不在数据文件夹中（{name}）</source>
        <translation>The original picture is not in the data folder ({name})</translation>
    </message>
    <message>
        <source>请重新添加这张图片</source>
        <translation>Add the picture again</translation>
    </message>
    <message>
        <source>图片原件已被改动（{name}），没有发送</source>
        <translation>The original picture was changed ({name}), so it was not sent</translation>
    </message>
    <message>
        <source>请修改这条反馈，重新添加这张图片</source>
        <translation>Mend this report and add the picture again</translation>
    </message>
    <message>
        <source>请用 queue 命令或反馈记录核对编号</source>
        <translation>Check the id with the command queue or in the records</translation>
    </message>
    <message>
        <source>这条反馈现在不能这样操作（状态：{state}）</source>
        <translation>This cannot be done with the report now (state: {state})</translation>
    </message>
    <message>
        <source>正在发送或已送达的反馈不能修改、取消或重发</source>
        <translation>A report that is being sent or has arrived cannot be changed, cancelled or sent again</translation>
    </message>
    <message>
        <source>这条反馈已经提交过了</source>
        <translation>This report was already submitted</translation>
    </message>
    <message>
        <source>请在反馈记录中查看它</source>
        <translation>Look it up in the records</translation>
    </message>
    <message>
        <source>连不上服务器 {url}</source>
        <translation>The server {url} cannot be reached</translation>
    </message>
    <message>
        <source>请检查网络，联网后会自动发送，已保存的反馈不会丢失</source>
        <translation>Check the network; reports are sent once it is back and are not lost</translation>
    </message>
    <message>
        <source>发送这条反馈时连接中断，服务器本身可以连上</source>
        <translation>The connection broke while this report was sent; the server itself can be reached</translation>
    </message>
    <message>
        <source>会自动重试，不影响其他反馈</source>
        <translation>It is tried again by itself; other reports are not held up</translation>
    </message>
    <message>
        <source>程序正在退出，上传已停下</source>
        <translation>The program is closing; the upload has stopped</translation>
    </message>
    <message>
        <source>下次打开时从已传到的位置继续</source>
        <translation>It goes on from where it was when the program is opened again</translation>
    </message>
    <message>
        <source>服务器 {url} 的证书不可信，可能已过期或属于别的服务器</source>
        <translation>The certificate of the server {url} cannot be trusted: it may have run out, or be another’s</translation>
    </message>
    <message>
        <source>请检查本机的日期和网络；不可信时什么都不会发送，反馈留在本机</source>
        <translation>Please check this computer’s date and the network; until then nothing is sent, and reports stay here</translation>
    </message>
    <message>
        <source>{url} 的回答不是来自反馈服务器</source>
        <translation>What answered at {url} is not a report server</translation>
    </message>
    <message>
        <source>请检查地址，或先登录所在网络（如酒店、商场的上网页面）</source>
        <translation>Check the address, or sign in to the network first (as in hotels and malls)</translation>
    </message>
    <message>
        <source>还没有连接店铺</source>
        <translation>No shop is connected yet</translation>
    </message>
    <message>
        <source>请在设置中填写服务器地址和配对码，或运行 merchant-desk pair</source>
        <translation>Give the server address and the pairing code in the settings, or run merchant-desk pair</translation>
    </message>
    <message>
        <source>配对码不正确或已过期</source>
        <translation>The pairing code is wrong or has expired</translation>
    </message>
    <message>
        <source>请向店铺管理员索取新的配对码</source>
        <translation>Ask your shop’s administrator for a new one</translation>
    </message>
    <message>
        <source>这台设备的登录已失效</source>
        <translation>This device is no longer signed in</translation>
    </message>
    <message>
        <source>请在设置中用新的配对码重新连接店铺</source>
        <translation>Connect the shop again in the settings with a new pairing code</translation>
    </message>
    <message>
        <source>此数据文件夹已属于店铺“{shop}”</source>
        <translation>This data folder belongs to the shop “{shop}”</translation>
    </message>
    <message>
        <source>请用 --profile 为另一家店铺新建数据文件夹</source>
        <translation>Use --profile to make a data folder for another shop</translation>
    </message>
    <message>
        <source>服务器拒绝了请求（{status} {detail}）</source>
        <translation>The server refused the request ({status} {detail})</translation>
    </message>
    <message>
        <source>请稍后重试，若一直如此请联系服务器管理员</source>
        <translation>Try again later; if it stays so, ask the server’s administrator</translation>
    </message>
    <message>
        <source>本程序版本过旧，服务器不再接受</source>
        <translation>This version is too old for the server</translation>
    </message>
    <message>
        <source>请升级后再发送，已保存的反馈不受影响</source>
        <translation>Update to send; saved reports are safe</translation>
    </message>
    <message>
        <source>服务器已收到同一编号但内容不同的反馈</source>
        <translation>The server has a report with the same id and other content</translation>
    </message>
    <message>
        <source>请核对后重新发起一条反馈</source>
        <translation>Compare them, then begin a new report</translation>
    </message>
    <message>
        <source>服务器上的这条反馈已被改动</source>
        <translation>This report was changed on the server</translation>
    </message>
    <message>
        <source>请联系服务器管理员核对</source>
        <translation>Ask the administrator of the server to check it</translation>
    </message>
    <message>
        <source>平台已有结果，不能再撤回</source>
        <translation>There is a result already, so it cannot be withdrawn any more</translation>
    </message>
    <message>
        <source>结果会很快显示在记录里</source>
        <translation>The result will soon be in the record</translation>
    </message>
    <message>
        <source>这条反馈现在不能撤回（状态：{state}）</source>
        <translation>This report cannot be withdrawn now (state: {state})</translation>
    </message>
    <message>
        <source>平台已收到、还没有结果的可以撤回，没有送达的请取消</source>
        <translation>What the platform has received and not decided on can be withdrawn; cancel what has not arrived</translation>
    </message>
    <message>
        <source>“{url}”不是服务器地址</source>
        <translation>“{url}” is not a server address</translation>
    </message>
    <message>
        <source>请填写以 http:// 或 https:// 开头的地址</source>
        <translation>Give an address that begins with http:// or https://</translation>
    </message>
    <message>
        <source>程序遇到了意外的问题，这一步没有完成</source>
        <translation>Something unexpected happened; this step was not completed</translation>
    </message>
    <message>
        <source>已填内容都已保留，请重试；再次出现时请查看数据目录中的日志</source>
        <translation>Everything filled in is kept, so try again; if it returns, see the log in the data folder</translation>
    </message>
    <message>
        <source>剪贴板里没有图片</source>
        <translation>There is no picture on the clipboard</translation>
    </message>
    <message>
        <source>请先复制一张图片或图片文件，再粘贴</source>
        <translation>Copy a picture or a picture file first, then paste</translation>
    </message>
    <message>
        <source>图片已过期或还没有下载</source>
        <translation>The picture has expired or is not downloaded yet</translation>
    </message>
    <message>
        <source>请联网后重新获取，或使用本地文件</source>
        <translation>Fetch it again once online, or use a local file</translation>
    </message>
    <message>
        <source>这个链接在本机没有对应的内容</source>
        <translation>This link leads to nothing on this desk</translation>
    </message>
    <message>
        <source>它可能属于其他店铺或其他电脑，也可能已被删除，请在记录里查找</source>
        <translation>It may be another shop&apos;s or another computer&apos;s, or it was deleted; please look among the records</translation>
    </message>
    <message>
        <source>图片没有保存到“{path}”：{cause}</source>
        <translation>The picture was not saved to “{path}”: {cause}</translation>
    </message>
    <message>
        <source>请换一个位置再保存</source>
        <translation>Save it somewhere else</translation>
    </message>
    <message>
        <source>连不上平台（{detail}）</source>
        <translation>The platform cannot be reached ({detail})</translation>
    </message>
    <message>
        <source>稍后会自动重试，请检查服务器的网络</source>
        <translation>It is tried again by itself; check the server&apos;s network</translation>
    </message>
    <message>
        <source>平台要求放慢（{detail}）</source>
        <translation>The platform asks us to slow down ({detail})</translation>
    </message>
    <message>
        <source>稍后会自动重试，不需要处理</source>
        <translation>It is tried again by itself, there is nothing to do</translation>
    </message>
    <message>
        <source>平台的回答看不懂（{detail}）</source>
        <translation>The platform&apos;s answer cannot be understood ({detail})</translation>
    </message>
    <message>
        <source>稍后会自动重试，如果一直这样，请升级本程序</source>
        <translation>It is tried again by itself; if it stays so, upgrade the program</translation>
    </message>
    <message>
        <source>平台的列表在读取时一直变化</source>
        <translation>The platform&apos;s list kept changing while it was read</translation>
    </message>
    <message>
        <source>平台不接受这家店铺的授权（{detail}）</source>
        <translation>The platform does not accept this shop&apos;s authorization ({detail})</translation>
    </message>
    <message>
        <source>请检查密钥、授权是否到期，以及平台的 IP 白名单</source>
        <translation>Check the keys, whether the authorization has expired, and the platform&apos;s list of allowed addresses</translation>
    </message>
    <message>
        <source>平台说请求的时间不对（{detail}）</source>
        <translation>The platform says that the request&apos;s time is wrong ({detail})</translation>
    </message>
    <message>
        <source>请校准服务器的时钟，误差不能超过 10 分钟</source>
        <translation>Set the server&apos;s clock: it may be off by 10 minutes at most</translation>
    </message>
    <message>
        <source>平台拒绝了请求（{detail}）</source>
        <translation>The platform refused the request ({detail})</translation>
    </message>
    <message>
        <source>请按平台的错误码处理，或升级本程序</source>
        <translation>Act on the platform&apos;s error code, or upgrade the program</translation>
    </message>
    <message>
        <source>读取平台时服务停止了</source>
        <translation>The service stopped while it read the platform</translation>
    </message>
    <message>
        <source>下次启动后会接着读取，不需要处理</source>
        <translation>It goes on after the next start, there is nothing to do</translation>
    </message>
    <message>
        <source>没有找到平台密钥 {what}</source>
        <translation>The platform key {what} was not found</translation>
    </message>
    <message>
        <source>请写入密钥文件或环境变量，见说明文档“接入拼多多”</source>
        <translation>Put it into the file of keys or the environment, see the README&apos;s part on Pinduoduo</translation>
    </message>
    <message>
        <source>密钥文件“{path}”读写不了（{detail}）</source>
        <translation>The file of keys “{path}” cannot be read or written ({detail})</translation>
    </message>
    <message>
        <source>请检查路径和权限，内容应为 JSON</source>
        <translation>Check its path and permissions; its content must be JSON</translation>
    </message>
    <message>
        <source>密钥文件“{path}”可被其他用户读取</source>
        <translation>Other users can read the file of keys “{path}”</translation>
    </message>
    <message>
        <source>请改为只有服务器的用户可读，例如 chmod 600</source>
        <translation>Let only the server&apos;s user read it, for example with chmod 600</translation>
    </message>
    <message>
        <source>平台地址 {url} 没有加密</source>
        <translation>The platform&apos;s address {url} is not encrypted</translation>
    </message>
    <message>
        <source>请使用 https 地址，授权不能明文传送</source>
        <translation>Use an https address: the authorization must not be sent in the clear</translation>
    </message>
    <message>
        <source>没有店铺 {shop}</source>
        <translation>There is no shop {shop}</translation>
    </message>
    <message>
        <source>请用 backend platform status 查看店铺编号</source>
        <translation>Look up the shops&apos; ids with backend platform status</translation>
    </message>
    <message>
        <source>有多家店铺叫 {shop}</source>
        <translation>Several shops are called {shop}</translation>
    </message>
    <message>
        <source>请改用店铺编号，见 backend platform status</source>
        <translation>Use the shop&apos;s id, see backend platform status</translation>
    </message>
    <message>
        <source>店铺 {shop} 还没有接入平台</source>
        <translation>The shop {shop} is not connected to a platform yet</translation>
    </message>
    <message>
        <source>请先运行 backend platform connect</source>
        <translation>Run backend platform connect first</translation>
    </message>
    <message>
        <source>另一个进程正在读取店铺 {shop}</source>
        <translation>Another process is reading the shop {shop}</translation>
    </message>
    <message>
        <source>服务器会自动读取，不需要另外运行，也可以稍后再试</source>
        <translation>The server reads by itself, so there is no need for it; or try again later</translation>
    </message>
    <message>
        <source>没能检查新版本（{detail}）</source>
        <translation>Could not look for a newer version ({detail})</translation>
    </message>
    <message>
        <source>请稍后再试；现在的版本可以继续使用</source>
        <translation>Try again later; this version goes on working</translation>
    </message>
    <message>
        <source>新版本没有通过校验，没有保留（{detail}）</source>
        <translation>The newer version did not pass verification and was not kept ({detail})</translation>
    </message>
    <message>
        <source>请继续使用现在的版本，并告诉提供本程序的人</source>
        <translation>Go on with this version, and tell whoever provides this program</translation>
    </message>
</context>
<context>
    <name>ProofRow</name>
    <message>
        <source>与可疑图片对比</source>
        <translation>Compare with the suspect picture</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>对比 {name}</source>
        <translation>Compare {name}</translation>
    </message>
    <message>
        <source>换成另一个文件</source>
        <translation>Give another file instead</translation>
    </message>
    <message>
        <source>更换 {name}</source>
        <translation>Replace {name}</translation>
    </message>
    <message>
        <source>移除 {name}</source>
        <translation>Remove {name}</translation>
    </message>
    <message>
        <source>可拖到左侧或其他图片上；更多移动方式见右键菜单</source>
        <translation>Drag it to the left or onto another picture; the context menu moves it, too</translation>
    </message>
</context>
<context>
    <name>ProofSlot</name>
    <message>
        <source>拖入图片或视频，或</source>
        <translation>Drop pictures or videos here, or</translation>
    </message>
    <message>
        <source>选择文件(&amp;F)…</source>
        <translation>Choose &amp;files…</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>粘贴图片  Ctrl+V</source>
        <translation>Paste a picture  Ctrl+V</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
</context>
<context>
    <name>ProofTitle</name>
    <message>
        <source>网络原图（必填）</source>
        <translation>Original from the web (required)</translation>
    </message>
    <message>
        <source>补充材料（选填）</source>
        <translation>Further material (optional)</translation>
    </message>
    <message>
        <source>本店实物图（必填）</source>
        <translation>Photo of our product (required)</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Material</translation>
    </message>
</context>
<context>
    <name>QueueBar</name>
    <message>
        <source>全部暂停</source>
        <translation>Pause all</translation>
    </message>
    <message>
        <source>全部立即重试</source>
        <translation>Retry all now</translation>
    </message>
    <message>
        <source>诊断包…</source>
        <translation>Support bundle…</translation>
    </message>
    <message>
        <source>待发送 {count}</source>
        <translation>{count} to send</translation>
    </message>
    <message>
        <source>需处理 {count}</source>
        <translation>{count} need you</translation>
    </message>
    <message>
        <source>已暂停</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>继续发送</source>
        <translation>Go on sending</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>导航</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{page}，{count} 条待看</source>
        <translation>{page}, {count} to look at</translation>
    </message>
</context>
<context>
    <name>ReadingRow</name>
    <message>
        <source>正在读取 {name}</source>
        <translation>Reading {name}</translation>
    </message>
    <message>
        <source>不再读取 {name}</source>
        <translation>Stop reading {name}</translation>
    </message>
    <message>
        <source>已读 {percent} %</source>
        <translation>{percent} % read</translation>
    </message>
    <message>
        <source>，共 {size}</source>
        <translation> of {size}</translation>
    </message>
    <message>
        <source>等待读取</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>正在检查</source>
        <translation>Checking</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>文字改动</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>局部涂抹</source>
        <translation>Retouched</translation>
    </message>
    <message>
        <source>拼接</source>
        <translation>Spliced</translation>
    </message>
    <message>
        <source>亮度颜色</source>
        <translation>Light, colour</translation>
    </message>
    <message>
        <source>AI 生成</source>
        <translation>AI-made</translation>
    </message>
    <message>
        <source>重复纹理</source>
        <translation>Repeated</translation>
    </message>
</context>
<context>
    <name>ReasonRow</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>区域 {n} 的改动：点选，或在表中填写</source>
        <translation>What changed in region {n}: choose, or type in the table</translation>
    </message>
    <message>
        <source>区域 {n}：{reason}</source>
        <translation>Region {n}: {reason}</translation>
    </message>
</context>
<context>
    <name>ReceiptStep</name>
    <message>
        <source>平台对此反馈暂无结果反馈；处理进度可在「反馈记录」中查看。</source>
        <translation>The platform gives no result for this report; follow it under Records.</translation>
    </message>
    <message>
        <source>查看记录(&amp;V)</source>
        <translation>&amp;View records</translation>
    </message>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>已保存，已加入待发送</source>
        <translation>Saved and queued</translation>
    </message>
    <message>
        <source>联网后自动发送，可以关闭此窗口。</source>
        <translation>It is sent once online; you may close this window.</translation>
    </message>
    <message>
        <source>平台已收到</source>
        <translation>Received by the platform</translation>
    </message>
    <message>
        <source>回执号</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>此订单未再提交</source>
        <translation>Not submitted for this order</translation>
    </message>
    <message>
        <source>已保存，需要处理后再发送</source>
        <translation>Saved; needs your attention before it can be sent</translation>
    </message>
    <message>
        <source>可以关闭此窗口。</source>
        <translation>You may close this window.</translation>
    </message>
    <message>
        <source>已保存 · {state}</source>
        <translation>Saved · {state}</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>回执 {number}</source>
        <translation>Receipt {number}</translation>
    </message>
</context>
<context>
    <name>RecordDetailPane</name>
    <message>
        <source>反馈详情</source>
        <translation>Report details</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>修改后重发</source>
        <translation>Mend and resend</translation>
    </message>
    <message>
        <source>导出证据包</source>
        <translation>Export dossier</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>用流量发送</source>
        <translation>Send by metered network</translation>
    </message>
    <message>
        <source>使用按流量计费的网络时也发送这一条</source>
        <translation>Send this one even where the network costs by the byte</translation>
    </message>
    <message>
        <source>取消后不会再发送，材料仍留在记录里。确定取消？</source>
        <translation>A cancelled report is never sent; its material stays in the records. Cancel it?</translation>
    </message>
    <message>
        <source>确定取消</source>
        <translation>Cancel the report</translation>
    </message>
    <message>
        <source>撤回后平台不再审核，仍占用该订单的一次反馈机会，也不能恢复。确定撤回？</source>
        <translation>The platform will not look at it any more. It still counts as one of the order&apos;s reports, and cannot be brought back. Withdraw it?</translation>
    </message>
    <message>
        <source>确定撤回</source>
        <translation>Withdraw it</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order number</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kinds</translation>
    </message>
    <message>
        <source>入口</source>
        <translation>Begun from</translation>
    </message>
    <message>
        <source>提交时间</source>
        <translation>Submitted at</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>发送次数</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>回执编号</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>尚无回执</source>
        <translation>No receipt yet</translation>
    </message>
    <message>
        <source>回执时间</source>
        <translation>Receipt at</translation>
    </message>
    <message>
        <source>平台结果</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>暂无结果</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>结果说明</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>未选类型</source>
        <translation>No kind chosen</translation>
    </message>
    <message>
        <source>图片 {number} · {kind}</source>
        <translation>Picture {number} · {kind}</translation>
    </message>
    <message>
        <source>另有 {shops} 家店铺反馈过同样的图片（平台不透露是哪家）</source>
        <translation>The same picture was reported by other shops, too: {shops} (the platform does not say which)</translation>
    </message>
    <message>
        <source>附证明 {count} 个</source>
        <translation>{count} proofs attached</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>选择一条记录</source>
        <translation>Choose a record</translation>
    </message>
    <message>
        <source>查看经过和回执</source>
        <translation>See its history and receipt</translation>
    </message>
    <message>
        <source>程序上次意外结束，可以把诊断包交给技术支持。</source>
        <translation>The program ended unexpectedly last time; a support bundle helps whoever looks into it. </translation>
    </message>
    <message>
        <source>诊断包里有：版本、检查结果、每条反馈的状态与错误代码、运行日志；没有姓名、订单号、文字、图片和口令</source>
        <translation>The bundle holds versions, check results, the state and error code of each report, and the log; no names, order numbers, texts, pictures or passwords</translation>
    </message>
    <message>
        <source>选择保存位置…</source>
        <translation>Choose where to save…</translation>
    </message>
    <message>
        <source>保存诊断包</source>
        <translation>Save the support bundle</translation>
    </message>
</context>
<context>
    <name>RecordsPane</name>
    <message>
        <source>反馈记录</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>还没有反馈记录</source>
        <translation>No records yet</translation>
    </message>
    <message>
        <source>在聊天或售后里反馈一张图片后，它的发送状态、回执和平台结果都会出现在这里</source>
        <translation>Report a picture from a chat or an after-sale: its progress, receipt and decision will appear here</translation>
    </message>
</context>
<context>
    <name>RegionPicture</name>
    <message>
        <source>可疑图片 {name}，框选 {count} 处</source>
        <translation>Suspect picture {name}, {count} regions</translation>
    </message>
</context>
<context>
    <name>RegionPreview</name>
    <message>
        <source>{name}，{n} 处框选</source>
        <translation>{name}, {n} regions</translation>
    </message>
</context>
<context>
    <name>RegionTable</name>
    <message>
        <source>框选区域列表</source>
        <translation>Regions</translation>
    </message>
</context>
<context>
    <name>RegionsModel</name>
    <message>
        <source>宽</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>高</source>
        <translation>Height</translation>
    </message>
    <message>
        <source>改动说明</source>
        <translation>What was changed</translation>
    </message>
    <message>
        <source>遮{n}</source>
        <translation>P{n}</translation>
    </message>
    <message>
        <source>隐私，副本中涂满</source>
        <translation>Private: filled in the copy</translation>
    </message>
    <message>
        <source>双击填写</source>
        <translation>Double-click to fill in</translation>
    </message>
</context>
<context>
    <name>Removals</name>
    <message>
        <source>移除图片</source>
        <translation>Remove picture</translation>
    </message>
    <message>
        <source>已移除图片</source>
        <translation>Picture removed</translation>
    </message>
    <message>
        <source>移除材料</source>
        <translation>Remove material</translation>
    </message>
    <message>
        <source>已移除材料</source>
        <translation>Material removed</translation>
    </message>
    <message>
        <source>恢复移除的内容</source>
        <translation>Put back what was removed</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>图 {n}：{need}</source>
        <translation>Picture {n}: {need}</translation>
    </message>
    <message>
        <source>已满足</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>待补全</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Advised</translation>
    </message>
    <message>
        <source>此订单的反馈次数上限由平台决定</source>
        <translation>The platform decides how often this order may be reported</translation>
    </message>
    <message>
        <source>此订单还可反馈 {n} 次</source>
        <translation>{n} reports left for this order</translation>
    </message>
    <message>
        <source>视频</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>这张图片</source>
        <translation>This picture</translation>
    </message>
    <message>
        <source>这个订单</source>
        <translation>This order</translation>
    </message>
    <message>
        <source>{what}已由本店在 {when} 反馈过（订单 {order}，{state}），相关反馈共 {n} 次。请确认是否需要再次反馈。</source>
        <translation>{what} was reported by this shop on {when} (order {order}, {state}), {n} related reports in all. Check whether another report is needed.</translation>
    </message>
    <message>
        <source>{what}已由本店在 {when} 反馈过（订单 {order}，{state}）。请确认是否需要再次反馈。</source>
        <translation>{what} was reported by this shop on {when} (order {order}, {state}). Check whether another report is needed.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>反馈虚假售后凭证</source>
        <translation>Report fake after-sale evidence</translation>
    </message>
    <message>
        <source>选择订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>举证</source>
        <translation>Proof</translation>
    </message>
    <message>
        <source>确认提交</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>回执</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>还有 {n} 个文件正在读取，读完后再提交，也可回到举证取消读取</source>
        <translation>{n} files are still being read: submit once they are, or stop reading them under Proof</translation>
    </message>
    <message>
        <source>不保存并关闭</source>
        <translation>Close without saving</translation>
    </message>
</context>
<context>
    <name>ReportStart</name>
    <message>
        <source>未完成的反馈</source>
        <translation>Unfinished report</translation>
    </message>
    <message>
        <source>这张图片或售后有一份未完成的反馈草稿。</source>
        <translation>There is an unfinished draft about this picture or case.</translation>
    </message>
    <message>
        <source>继续草稿会保留已填内容；重新开始会放弃那份草稿。</source>
        <translation>Continuing keeps what was filled in; starting again gives that draft up.</translation>
    </message>
    <message>
        <source>继续草稿(&amp;C)</source>
        <translation>&amp;Continue the draft</translation>
    </message>
    <message>
        <source>重新开始(&amp;R)</source>
        <translation>Start &amp;again</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>已放弃原来的草稿</source>
        <translation>The earlier draft was discarded</translation>
    </message>
    <message>
        <source>恢复那份草稿</source>
        <translation>Bring it back</translation>
    </message>
</context>
<context>
    <name>ReportState</name>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>待发送</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>正在上传图片</source>
        <translation>Uploading pictures</translation>
    </message>
    <message>
        <source>正在提交</source>
        <translation>Submitting</translation>
    </message>
    <message>
        <source>正在核对是否送达</source>
        <translation>Checking whether it arrived</translation>
    </message>
    <message>
        <source>等待重试</source>
        <translation>Waiting to retry</translation>
    </message>
    <message>
        <source>需要处理</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>平台已收到</source>
        <translation>Received by the platform</translation>
    </message>
    <message>
        <source>已有结果</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>平台审核中</source>
        <translation>Under review</translation>
    </message>
</context>
<context>
    <name>SeenAt</name>
    <message>
        <source>填写看到的时间</source>
        <translation>Give the time</translation>
    </message>
    <message>
        <source>看到原图的时间</source>
        <translation>When the original was seen</translation>
    </message>
    <message>
        <source>清除时间</source>
        <translation>Clear the time</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>店铺连接</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>从文件导入订单</source>
        <translation>Orders from a file</translation>
    </message>
    <message>
        <source>数据文件夹</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>许可：Apache-2.0；Qt 按 LGPLv3 使用</source>
        <translation>Licence: Apache-2.0; Qt is used under the LGPLv3</translation>
    </message>
    <message>
        <source>诊断包…</source>
        <translation>Support bundle…</translation>
    </message>
</context>
<context>
    <name>SourceForm</name>
    <message>
        <source>原图网址</source>
        <translation>Address of the original</translation>
    </message>
    <message>
        <source>如 小红书、百度图片</source>
        <translation>e.g. Xiaohongshu, Baidu Images</translation>
    </message>
    <message>
        <source>原图所在网站</source>
        <translation>Site of the original</translation>
    </message>
    <message>
        <source>网址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>网站</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>看到时间</source>
        <translation>Seen at</translation>
    </message>
</context>
<context>
    <name>StepMark</name>
    <message>
        <source>当前步骤</source>
        <translation>current step</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>to come</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>步骤</source>
        <translation>Steps</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>还差 {n} 项才能提交，点击可前往补全：</source>
        <translation>{n} items are missing; click one to go there:</translation>
    </message>
</context>
<context>
    <name>SuspectCard</name>
    <message>
        <source>未选类型</source>
        <translation>No kind chosen</translation>
    </message>
    <message>
        <source>图 {n} · 疑似{kind}</source>
        <translation>Picture {n} · suspected: {kind}</translation>
    </message>
    <message>
        <source>原图原样发送，框选只另存坐标</source>
        <translation>The original is sent untouched; regions are stored beside it</translation>
    </message>
    <message>
        <source>遮盖 {n} 处隐私：只在标注副本中涂满，原图仍会原样发送</source>
        <translation>{n} private places are filled in the annotated copy only; the original is sent untouched</translation>
    </message>
    <message>
        <source>框选 {n}：左 {x}，上 {y}，{w}×{h}</source>
        <translation>Region {n}: left {x}, top {y}, {w}×{h}</translation>
    </message>
    <message>
        <source>来源：{text}</source>
        <translation>Source: {text}</translation>
    </message>
    <message>
        <source>看到时间：{at}</source>
        <translation>Seen at: {at}</translation>
    </message>
</context>
<context>
    <name>SuspectDelegate</name>
    <message>
        <source>图 {n}</source>
        <translation>Picture {n}</translation>
    </message>
    <message>
        <source>未选类型</source>
        <translation>No kind chosen</translation>
    </message>
    <message>
        <source>差 {n} 项</source>
        <translation>{n} missing</translation>
    </message>
    <message>
        <source>已齐</source>
        <translation>Complete</translation>
    </message>
</context>
<context>
    <name>SuspectEdits</name>
    <message>
        <source>修改区域</source>
        <translation>Change region</translation>
    </message>
    <message>
        <source>修改遮盖</source>
        <translation>Change hidden region</translation>
    </message>
    <message>
        <source>写明改动</source>
        <translation>Note the change</translation>
    </message>
    <message>
        <source>选择类型</source>
        <translation>Choose kind</translation>
    </message>
    <message>
        <source>填写来源</source>
        <translation>Fill in source</translation>
    </message>
    <message>
        <source>已添加区域 {n}</source>
        <translation>Region {n} added</translation>
    </message>
    <message>
        <source>已移动区域 {n}</source>
        <translation>Region {n} moved</translation>
    </message>
    <message>
        <source>已调整区域 {n}</source>
        <translation>Region {n} resized</translation>
    </message>
    <message>
        <source>已微调区域 {n}</source>
        <translation>Region {n} nudged</translation>
    </message>
    <message>
        <source>已删除区域 {n}，Ctrl+Z 可撤销</source>
        <translation>Region {n} deleted, Ctrl+Z brings it back</translation>
    </message>
    <message>
        <source>已遮盖第 {n} 处，只在标注副本中涂满</source>
        <translation>Part {n} hidden, in the annotated copy only</translation>
    </message>
    <message>
        <source>已移动遮盖 {n}</source>
        <translation>Hidden part {n} moved</translation>
    </message>
    <message>
        <source>已调整遮盖 {n}</source>
        <translation>Hidden part {n} resized</translation>
    </message>
    <message>
        <source>已微调遮盖 {n}</source>
        <translation>Hidden part {n} nudged</translation>
    </message>
    <message>
        <source>已取消遮盖 {n}，Ctrl+Z 可撤销</source>
        <translation>Hidden part {n} removed, Ctrl+Z undoes it</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>SuspectPanel</name>
    <message>
        <source>从本店商品图选择</source>
        <translation>Choose from the shop’s photos</translation>
    </message>
    <message>
        <source>在哪里看到原图（选填）</source>
        <translation>Where the original was seen (optional)</translation>
    </message>
    <message>
        <source>框选区域（像素，可直接修改）</source>
        <translation>Regions (pixels, editable)</translation>
    </message>
    <message>
        <source>图 {n} / {count} 的疑似类型</source>
        <translation>Suspected kind of picture {n} of {count}</translation>
    </message>
    <message>
        <source>还没有同步到本店商品图，请选择文件</source>
        <translation>No product photos synced yet; choose a file</translation>
    </message>
</context>
<context>
    <name>SuspectStrip</name>
    <message>
        <source>可疑图片</source>
        <translation>Suspect pictures</translation>
    </message>
    <message>
        <source>添加(&amp;A)…</source>
        <translation>&amp;Add…</translation>
    </message>
    <message>
        <source>选择图片文件，也可拖入</source>
        <translation>Choose picture files, or drop them here</translation>
    </message>
    <message>
        <source>从聊天(&amp;H)…</source>
        <translation>From the c&amp;hat…</translation>
    </message>
    <message>
        <source>选择买家在聊天里发来的其他图片</source>
        <translation>Choose other pictures that the buyer sent in the chat</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>粘贴图片  Ctrl+V</source>
        <translation>Paste a picture  Ctrl+V</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>移除选中的图片  Del，可撤销</source>
        <translation>Remove the selected picture  Del, can be undone</translation>
    </message>
    <message>
        <source>可疑图片（{n}）</source>
        <translation>Suspect pictures ({n})</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>选填：补充说明所见情况，例如与实物不符之处</source>
        <translation>Optional: what you see, such as where it differs from the real product</translation>
    </message>
    <message>
        <source>补充说明</source>
        <translation>Further notes</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>打开商家反馈台(&amp;O)</source>
        <translation>&amp;Open Merchant Desk</translation>
    </message>
    <message>
        <source>退出(&amp;X)</source>
        <translation>E&amp;xit</translation>
    </message>
    <message>
        <source>商家反馈台</source>
        <translation>Merchant Desk</translation>
    </message>
    <message>
        <source>商家反馈台 · {count} 条待看</source>
        <translation>Merchant Desk · {count} to look at</translation>
    </message>
</context>
<context>
    <name>UpdateNotice</name>
    <message>
        <source>新版本 {version} 已就绪，退出程序时安装</source>
        <translation>Version {version} is ready and will be installed when you quit</translation>
    </message>
    <message>
        <source>立即安装并重启</source>
        <translation>Install and restart now</translation>
    </message>
</context>
<context>
    <name>UpdatesGroup</name>
    <message>
        <source>检查更新</source>
        <translation>Check for updates</translation>
    </message>
    <message>
        <source>立即安装并重启</source>
        <translation>Install and restart now</translation>
    </message>
    <message>
        <source>现在的版本：{version}</source>
        <translation>This is version {version}</translation>
    </message>
    <message>
        <source>现在的版本：{version}。本程序没有设置更新地址。</source>
        <translation>This is version {version}. No address for updates was set for this program.</translation>
    </message>
    <message>
        <source>正在检查新版本…</source>
        <translation>Looking for a newer version…</translation>
    </message>
    <message>
        <source>{version} 已是最新版本</source>
        <translation>{version} is the newest version</translation>
    </message>
    <message>
        <source>新版本 {version} 已下载并通过校验，退出程序时安装</source>
        <translation>Version {version} is downloaded and verified, and will be installed when you quit</translation>
    </message>
    <message>
        <source>新版本 {version} 已发布</source>
        <translation>Version {version} has been published</translation>
    </message>
</context>
<context>
    <name>UploadProgress</name>
    <message>
        <source>上传进度</source>
        <translation>Upload progress</translation>
    </message>
    <message>
        <source>已上传 {sent}，共 {total}</source>
        <translation>{sent} of {total} uploaded</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{title}。{advice}。</source>
        <translation>{title}. {advice}.</translation>
    </message>
    <message>
        <source>平台已采纳</source>
        <translation>Upheld by the platform</translation>
    </message>
    <message>
        <source>平台未采纳</source>
        <translation>Not upheld by the platform</translation>
    </message>
    <message>
        <source>服务器没有接受，也没有说明原因（{status}）</source>
        <translation>The server did not accept it and gave no reason ({status})</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>已到期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>剩 {days} 天 {hours} 小时</source>
        <translation>{days} d {hours} h left</translation>
    </message>
    <message>
        <source>剩 {hours} 小时 {minutes} 分</source>
        <translation>{hours} h {minutes} min left</translation>
    </message>
    <message>
        <source>剩 {minutes} 分</source>
        <translation>{minutes} min left</translation>
    </message>
    <message>
        <source>即将重试</source>
        <translation>Retrying shortly</translation>
    </message>
    <message>
        <source>{time} 后重试</source>
        <translation>Retry in {time}</translation>
    </message>
</context>
<context>
    <name>_PhotosModel</name>
    <message>
        <source>商品图 {n}</source>
        <translation>Product photo {n}</translation>
    </message>
</context>
</TS>
