"""The twelve goods of the demo shop and the shop's own photos."""

from __future__ import annotations

from dataclasses import dataclass

from .camera import STUDIO, Phone
from .files import Form
from .render import View
from .rooms import Light
from .shots import Shot, Thing


@dataclass(frozen=True)
class Product:
    """One good as listed."""

    id: str
    key: str
    title: str
    specs: tuple[str, ...]
    price: int


PRODUCTS = (
    Product(
        "384120957716",
        "mug",
        "小满家居 山语手绘陶瓷马克杯大容量办公室咖啡杯早餐牛奶杯子",
        ("山语款 350ml 单杯", "山语款 350ml 两只装"),
        1990,
    ),
    Product(
        "402918836651",
        "orange",
        "当季现摘橙子新鲜水果整箱冰糖甜橙薄皮多汁坏果包赔",
        ("净重4.5斤 中果", "净重9斤 大果"),
        2680,
    ),
    Product(
        "415577203894",
        "apple",
        "红富士苹果脆甜多汁新鲜水果当季整箱孕妇宝宝可吃",
        ("5斤 中果80-85mm", "10斤 大果85mm以上"),
        2390,
    ),
    Product(
        "377640185290",
        "tumbler",
        "316不锈钢保温杯男女士便携提手水杯大容量车载杯",
        ("墨绿 500ml", "米白 500ml"),
        3980,
    ),
    Product(
        "391205568473",
        "bottle",
        "高硼硅耐热玻璃水瓶竹盖密封冷水瓶家用果汁瓶",
        ("透明 1L 单瓶", "透明 1L 两瓶装"),
        1680,
    ),
    Product(
        "420083619947",
        "bowl",
        "青花手绘陶瓷碗碟套装家用米饭碗盘子组合釉下彩餐具",
        ("3碗1盘", "6碗2盘"),
        4590,
    ),
    Product(
        "366914027758",
        "pot",
        "红陶花盆多肉盆栽含植物透气粗陶办公室桌面绿植",
        ("红陶盆+多肉 口径12cm", "单盆"),
        1580,
    ),
    Product(
        "408836194425", "egg", "农家散养土鸡蛋新鲜现捡谷物蛋整箱破损包赔", ("12枚", "30枚"), 1860
    ),
    Product(
        "429170385536",
        "candle",
        "拾光手作香薰蜡烛木质白茶大豆蜡助眠伴手礼",
        ("木质白茶 180g", "雪松 180g"),
        2990,
    ),
    Product(
        "355608291174",
        "box",
        "加厚塑料收纳箱带盖衣物玩具整理箱桌面零食储物盒",
        ("奶油色 中号", "奶油色 大号"),
        2280,
    ),
    Product(
        "398247710063",
        "lamp",
        "北欧风护眼台灯学习专用宿舍卧室床头灯LED阅读灯",
        ("白色 三档调光", "黑色 三档调光"),
        4990,
    ),
    Product(
        "433915086620",
        "paste",
        "晨露屋清新薄荷牙膏清洁口气家庭装",
        ("120g 单支", "120g 三支装"),
        990,
    ),
)

GOODS: dict[str, tuple[tuple[Thing, ...], tuple[float, float, float], float]] = {
    # key: what lies there, where to look, how far the camera is
    "mug": ((Thing("mug", "white", turn=-18),), (0.6, 0, 4.6), 33),
    "orange": ((Thing("oranges"),), (0, 0, 4.6), 43),
    "apple": ((Thing("apples"),), (1.5, 0, 3.2), 44),
    "tumbler": (
        (Thing("tumbler", "green"), Thing("tumbler", "white", at=(-8.5, 4, 0))),
        (-3.6, 0, 10),
        66,
    ),
    "bottle": ((Thing("bottle", "clear"),), (0, 0, 11), 62),
    "bowl": ((Thing("bowls", "blue"),), (-0.5, -3, 3.2), 80),
    "pot": ((Thing("pot", "terracotta"),), (0, 0, 6.4), 44),
    "egg": ((Thing("eggs", "brown"),), (0, 0, 2.6), 44),
    "candle": ((Thing("candle", "amber"),), (0, 0, 4.2), 33),
    "box": ((Thing("storage", "cream"),), (0, 0, 6.6), 76),
    "lamp": ((Thing("lamp", "white"),), (3, 0, 14.6), 84),
    "paste": (
        (Thing("paste", "mint", turn=8), Thing("paste", "mint", at=(1, 6.2, 0), turn=-4)),
        (0, 2, 2),
        42,
    ),
}

_SETS: dict[str, tuple[str, str]] = {
    "mug": ("studio:cool", "walnut"),
    "orange": ("studio:cream", "linen"),
    "apple": ("studio:sage", "oak"),
    "tumbler": ("studio:cream", "white"),
    "bottle": ("studio:grey", "oak"),
    "bowl": ("studio:cream", "walnut"),
    "pot": ("studio:sage", "pine"),
    "egg": ("studio:cream", "linen"),
    "candle": ("studio:rose", "marble"),
    "box": ("studio:cool", "oak"),
    "lamp": ("studio:rose", "pine"),
    "paste": ("studio:rose", "marble"),
}
_BANNERS = {
    "orange": ("现摘甜橙 整箱发货", "坏果包赔", (196, 84, 20)),
    "egg": ("散养土鸡蛋", "破损包赔", (140, 84, 48)),
    "box": ("加厚收纳箱", "承重耐摔", (52, 88, 128)),
    "tumbler": ("316不锈钢保温杯", "24小时保温", (40, 80, 66)),
}
BANNER_COLOUR = {key: colour for key, (_, _, colour) in _BANNERS.items()}


def shop_shots() -> list[Shot]:
    """Two a good: a clean studio picture and one at home."""
    shots = []
    for index, product in enumerate(PRODUCTS):
        things, target, distance = GOODS[product.key]
        studio, home = _SETS[product.key]
        tall = product.key in ("tumbler", "bottle", "lamp")
        words = _BANNERS.get(product.key)
        high = target[2] + distance * 0.05 if words else target[2]
        png = product.key == "candle"
        shots.append(
            Shot(
                f"{product.key}-shop-1",
                product.key,
                "shop",
                things,
                "商品主图",
                table=studio,
                view=View(
                    (target[0], target[1], high),
                    14,
                    14 if tall else 24,
                    distance * 0.86,
                    38,
                    0,
                    0.1,
                ),
                pixels=(620, 620) if png else (800, 800),
                phone=STUDIO,
                form=Form("PNG", "png") if png else Form(quality=86),
                banner=words[:2] if words else None,
            )
        )
        shots.append(
            Shot(
                f"{product.key}-shop-2",
                product.key,
                "shop",
                things,
                "商品实拍图",
                table=home,
                view=View(target, -20 + 3 * index, 18 if tall else 34, distance, 38, 0, 0.3),
                light=Light(
                    azimuth=-70 if index % 2 else 64, window=15, fill=0.6, warm=0.04, seed=index + 3
                ),
                pixels=(960, 720) if not tall else (720, 900),
                phone=Phone(noise=0.003, vignette=0.06, key=0.46, sharpen=0.6),
                form=Form(quality=84),
                clutter=index + 1 if product.key not in ("bowl", "box") else 0,
            )
        )
    return shots
