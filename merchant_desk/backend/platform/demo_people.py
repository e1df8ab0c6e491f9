"""Made-up buyers and couriers of the demo shop. Nobody here is real."""

from random import Random

_FIRST = "小阿晴云木南北夏秋知星半一乐西青白安听鹿"
_LAST = "鱼鹿月风糖豆橙雨禾舟桃栗眠晚茶果山叶笙禾"
_WORDS = (
    "爱吃糖的猫",
    "早睡早起",
    "平安喜乐",
    "厨房小能手",
    "周末去爬山",
    "三口之家",
    "养多肉的人",
    "奶茶半糖",
)
_COURIERS = (("速达快递", "SD"), ("云途快递", "YT"), ("安驿速递", "AY"), ("飞燕物流", "FY"))
_CITIES = ("杭州", "郑州", "武汉", "成都", "长沙", "合肥", "济南", "西安", "南昌", "佛山")


def names(chance: Random, count: int) -> tuple[str, ...]:
    """Different nicknames, hidden behind a star as the platform shows them."""
    found: dict[str, None] = {}
    while len(found) < count:
        if chance.random() < 0.15:
            word = chance.choice(_WORDS)
            name = f"{word[0]}***{word[-1]}"
        else:
            name = f"{chance.choice(_FIRST)}*{chance.choice(_LAST)}"
        found[name] = None
    return tuple(found)


def parcel(chance: Random) -> dict[str, str]:
    """Who carries a parcel, under which number, and where it was seen last."""
    courier, prefix = chance.choice(_COURIERS)
    return {
        "courier": courier,
        "tracking": f"{prefix}{chance.randrange(10**12, 10**13)}",
        "city": chance.choice(_CITIES),
    }
