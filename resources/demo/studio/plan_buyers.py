"""What honest buyers send: real damage, by phones of all kinds."""

from __future__ import annotations

from .camera import Phone
from .files import Form
from .render import View
from .rooms import Light
from .shots import Shot, Thing

DIM = Phone(noise=0.011, warmth=0.05, key=0.27, vignette=0.22, contrast=1.12)
COOL = Phone(noise=0.006, warmth=-0.035, green=0.01, key=0.38)
WARM = Phone(noise=0.008, warmth=0.06, key=0.33)
HARD = Phone(noise=0.006, key=0.36, contrast=1.16, sharpen=1.2)
SHAKEN = Phone(noise=0.009, warmth=0.03, key=0.34, shake=1.1)
EVENING = Light(azimuth=150, window=1.2, fill=0.35, warm=0.14, lamp=20, seed=5)
DAY = Light(azimuth=-65, window=15, fill=0.36, warm=0.02, seed=7)
BACK = Light(azimuth=20, window=11, fill=0.42, warm=0.04, seed=11)
SIDE = Light(azimuth=95, window=16, fill=0.3, warm=0.06, seed=13)
BIG, MID, WIDE = (1500, 2000), (1020, 1360), (1280, 960)


def phone(orientation: int, maker: int, quality: int = 84) -> Form:
    """A file straight from a phone."""
    return Form(quality=quality, orientation=orientation, phone=maker)


def damage_shots() -> list[Shot]:
    """Real damage, photographed by the buyer."""
    return [
        Shot(
            "mug-damage-1",
            "mug",
            "damage",
            (Thing("mug", "white", "broken", 1),),
            "打开快递杯子就碎成这样了，麻烦处理一下",
            "tiles",
            View((1.2, 0, 2), 8, 52, 46, 42, 4),
            DAY,
            (1200, 1600),
            (3000, 4000),
            HARD,
            phone(6, 1, 78),
        ),
        Shot(
            "mug-damage-2",
            "mug",
            "damage",
            (Thing("mug", "white", "chip", 4, turn=10),),
            "杯口有个缺口，会划嘴",
            "oak",
            View((0.4, 0, 5.6), -12, 38, 25, 44, -3, 0.4),
            SIDE,
            MID,
            None,
            WARM,
            phone(1, 2),
            clutter=3,
        ),
        Shot(
            "orange-damage-1",
            "orange",
            "damage",
            (Thing("open_box"), Thing("crate", "", "mould", 6)),
            "收到有两个发霉了，旁边的也软了",
            "tiles",
            View((1, -1, 4), 12, 58, 62, 40, 5),
            EVENING,
            (1600, 1200),
            (4000, 3000),
            DIM,
            phone(1, 3, 74),
        ),
        Shot(
            "apple-damage-1",
            "apple",
            "damage",
            (Thing("apples", "red", "rot", 7),),
            "有一个烂了一大块，其他还行",
            "plaid",
            View((1, -1, 3), -10, 46, 36, 44, 3),
            DAY,
            WIDE,
            None,
            Phone(exposure=-0.35, noise=0.007, warmth=-0.02, key=0.34),
            phone(3, 1),
        ),
        Shot(
            "tumbler-damage-1",
            "tumbler",
            "damage",
            (Thing("tumbler", "green", "dent", 9, turn=-8),),
            "杯身凹了一块，漆也掉了",
            "grey cloth",
            View((0, 0, 9), 6, 24, 40, 42, -5),
            BACK,
            MID,
            None,
            Phone(noise=0.008, key=0.3),
            phone(6, 2),
        ),
        Shot(
            "bottle-damage-1",
            "bottle",
            "damage",
            (Thing("bottle", "clear", "broken", 10),),
            "到手就是碎的，还差点割到手",
            "tiles",
            View((0, 0, 2.5), -14, 48, 46, 44, 2),
            SIDE,
            (1200, 1600),
            None,
            COOL,
            phone(8, 3),
        ),
        Shot(
            "bowl-damage-1",
            "bowl",
            "damage",
            (Thing("bowls", "blue", "chip", 2),),
            "其中一个碗边磕掉了一块",
            "linen",
            View((-8, -6, 3), -6, 40, 44, 44, -4),
            DAY,
            WIDE,
            None,
            WARM,
            phone(1, 1),
        ),
        Shot(
            "pot-damage-1",
            "pot",
            "damage",
            (Thing("pot", "terracotta", "broken", 3),),
            "花盆碎了，土撒了一箱",
            "card",
            View((0.5, -4, 3), 14, 46, 52, 42, 3),
            BACK,
            MID,
            None,
            SHAKEN,
            phone(6, 3),
        ),
        Shot(
            "egg-damage-1",
            "egg",
            "damage",
            (Thing("eggs", "brown", "smash", 8),),
            "碎了两个，蛋液流出来了",
            "white",
            View((0, -1.5, 2.5), -18, 52, 36, 44, 4),
            EVENING,
            WIDE,
            None,
            DIM,
            phone(5, 2),
        ),
        Shot(
            "candle-damage-1",
            "candle",
            "damage",
            (Thing("candle", "amber", "broken", 11),),
            "玻璃杯裂开了，蜡也脏了",
            "sheet",
            View((0, -2, 3.4), 10, 42, 40, 44, -3),
            DAY,
            (960, 1280),
            None,
            COOL,
            Form("WEBP", "webp", 78),
        ),
        Shot(
            "box-damage-1",
            "box",
            "damage",
            (Thing("storage", "cream", "corner", 12),),
            "箱子一个角整个裂掉了，没法用",
            "tiles",
            View((2, -3, 5), 16, 40, 76, 42, 4),
            SIDE,
            WIDE,
            None,
            HARD,
            phone(7, 1),
        ),
        Shot(
            "lamp-damage-1",
            "lamp",
            "damage",
            (Thing("lamp", "white", "snapped", 13),),
            "灯头断了，盒子外面看着是好的",
            "walnut",
            View((5, 0, 7.5), -8, 30, 58, 42, -3),
            BACK,
            MID,
            None,
            Phone(noise=0.007, key=0.35),
            phone(1, 3),
        ),
        Shot(
            "paste-damage-1",
            "paste",
            "damage",
            (Thing("paste", "mint", "crush", 14, turn=-6),),
            "盒子压扁了，里面也漏了一点",
            "blue plaid",
            View((0, 0, 1.8), 4, 50, 33, 42, 3),
            EVENING,
            WIDE,
            None,
            WARM,
            phone(1, 2),
        ),
        Shot(
            "egg-damage-2",
            "egg",
            "damage",
            (Thing("eggs", "brown", "crack", 18),),
            "有两个裂了缝，吃了怕不好",
            "linen",
            View((0, -1.5, 3), 10, 50, 30, 44, -2),
            DAY,
            MID,
            None,
            COOL,
            phone(1, 1),
        ),
    ]
