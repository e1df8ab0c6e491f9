"""Web pictures with their thefts, and whole goods with their forgeries."""

from __future__ import annotations

from .camera import Phone
from .files import Form
from .forge import Change
from .plan_buyers import BACK, COOL, DAY, SIDE, WARM
from .plan_shop import shop_shots
from .render import View, pixel_of
from .rooms import Light
from .shots import Forgery, Shot, Theft, Thing

NICE = Phone(noise=0.004, key=0.4, vignette=0.1)
CAFE = Light(azimuth=120, window=13, fill=0.5, warm=0.12, seed=23)
WEBP = Form("WEBP", "jpeg", 74)


def web_originals() -> list[Shot]:
    """As found elsewhere: larger, with the site's mark. Every site and name is made up."""
    small = Form(quality=74)
    return [
        Shot(
            "mug-web-original-1",
            "mug",
            "web-original",
            (Thing("mug", "white", "crack", 51, turn=-8),),
            "",
            "marble",
            View((0.4, 0, 4.8), -14, 30, 30, 42, 2, 0.4),
            CAFE,
            (1080, 1440),
            None,
            NICE,
            small,
            "小橘书 @阿梨的早餐桌",
            clutter=21,
        ),
        Shot(
            "orange-web-original-1",
            "orange",
            "web-original",
            (Thing("oranges", "", "mould", 52),),
            "",
            "sheet",
            View((0, 0, 3.8), 12, 36, 38, 42, -2),
            DAY,
            (1080, 1440),
            None,
            COOL,
            small,
            "小橘书 @团子妈记账",
        ),
        Shot(
            "apple-web-original-1",
            "apple",
            "web-original",
            (Thing("apples", "red", "bruise", 53),),
            "",
            "white",
            View((1, -1, 3), -14, 44, 36, 42, 3),
            SIDE,
            (1440, 1080),
            None,
            WARM,
            small,
            "图样网 tuyang",
            True,
        ),
        Shot(
            "bowl-web-original-1",
            "bowl",
            "web-original",
            (Thing("bowl", "blue", "broken", 54),),
            "",
            "oak",
            View((1, 1, 2), -8, 48, 48, 42, 2),
            BACK,
            (1440, 1080),
            None,
            NICE,
            small,
            "问百晓 · 生活版",
        ),
        Shot(
            "pot-web-original-1",
            "pot",
            "web-original",
            (Thing("pot", "terracotta", "broken", 55),),
            "",
            "tiles",
            View((0.5, -4, 3.4), -16, 36, 50, 42, -2),
            DAY,
            (1080, 1350),
            None,
            NICE,
            small,
            "小橘书 @多肉小院",
        ),
        Shot(
            "bottle-web-original-1",
            "bottle",
            "web-original",
            (Thing("bottle", "clear", "broken", 56),),
            "",
            "walnut",
            View((0, 0, 2.5), 20, 42, 44, 42, 3),
            CAFE,
            (1350, 1080),
            None,
            NICE,
            small,
            "图样网 tuyang",
            True,
        ),
        Shot(
            "egg-web-original-1",
            "egg",
            "web-original",
            (Thing("eggs", "brown", "smash", 57),),
            "",
            "blue plaid",
            View((0, -1.5, 2.5), 16, 46, 38, 42, 2),
            DAY,
            (1440, 1080),
            None,
            WARM,
            small,
            "小橘书 @老林厨房",
        ),
        Shot(
            "candle-web-original-1",
            "candle",
            "web-original",
            (Thing("candle", "amber", "sunk", 58),),
            "",
            "pine",
            View((0, 0, 4.6), -12, 44, 28, 42, -2, 0.4),
            CAFE,
            (1080, 1440),
            None,
            NICE,
            small,
            "知味圈 @慢慢香",
            clutter=24,
        ),
    ]


def thefts() -> list[Theft]:
    """What the buyer sends of them."""
    return [
        Theft(
            "mug-web-1",
            "mug-web-original-1",
            "杯子有裂纹，一倒水就漏",
            (0.06, 0.08, 0.97, 0.88),
            720,
            WEBP,
        ),
        Theft(
            "orange-web-1",
            "orange-web-original-1",
            "箱子一打开就这样，发霉了",
            (0.02, 0.12, 0.9, 0.9),
            640,
            Form(quality=58),
            True,
        ),
        Theft(
            "apple-web-1",
            "apple-web-original-1",
            "苹果磕坏了",
            (0.1, 0.06, 0.86, 0.92),
            600,
            Form(quality=62),
            False,
            1.08,
        ),
        Theft(
            "bowl-web-1",
            "bowl-web-original-1",
            "碗碎了，怎么赔",
            (0.04, 0.02, 0.96, 0.9),
            800,
            Form(quality=66),
        ),
        Theft("pot-web-1", "pot-web-original-1", "花盆都烂了", (0.0, 0.1, 1.0, 0.93), 720, WEBP),
        Theft(
            "bottle-web-1",
            "bottle-web-original-1",
            "玻璃瓶收到时碎的",
            (0.12, 0.1, 0.92, 0.86),
            540,
            Form(quality=60),
            True,
        ),
        Theft(
            "egg-web-1", "egg-web-original-1", "鸡蛋破了，退款", (0.05, 0.05, 0.95, 0.91), 720, WEBP
        ),
        Theft(
            "candle-web-1",
            "candle-web-original-1",
            "蜡烛里面坑坑洼洼的",
            (0.05, 0.16, 0.95, 0.9),
            360,
            Form("BMP", "bmp"),
        ),
    ]


def edited_originals() -> list[Shot]:
    """Whole goods as photographed, before anybody touched the picture."""
    return [
        Shot(
            "mug-edited-original-1",
            "mug",
            "edited-original",
            (Thing("mug", "white", "", 61, turn=-10),),
            "",
            "grey",
            View((0.5, 0, 4.6), 8, 28, 30, 42, -3),
            DAY,
            (960, 1280),
            None,
            COOL,
            Form(quality=80),
            clutter=31,
        ),
        Shot(
            "paste-edited-original-1",
            "paste",
            "edited-original",
            (Thing("paste", "mint", "", 62, more=(("side", "back"),)),),
            "",
            "walnut",
            View((4, 0, 3.2), 0, 89, 22, 42, 0, 0.1),
            SIDE,
            (1280, 960),
            None,
            Phone(noise=0.005, key=0.42),
            Form(quality=82),
            spp=16,
        ),
        Shot(
            "apple-edited-original-1",
            "apple",
            "edited-original",
            (Thing("apples", "red", "", 63),),
            "",
            "linen",
            View((1.5, 0, 3), -8, 44, 40, 42, 3),
            BACK,
            (1200, 900),
            None,
            WARM,
            Form(quality=80),
        ),
        Shot(
            "box-edited-original-1",
            "box",
            "edited-original",
            (Thing("storage", "cream", "", 64, turn=-12),),
            "",
            "walnut",
            View((0, 0, 7), -6, 32, 70, 42, 2),
            SIDE,
            (1200, 900),
            None,
            WARM,
            Form(quality=80),
        ),
    ]


def _on(
    name: str,
    point: tuple[float, float, float],
    cut: tuple[float, float, float, float] = (0, 0, 1, 1),
) -> tuple[float, float]:
    """Where a point of the scene lies in the (cut) picture, as shares of it."""
    known = {plan.name: plan for plan in (*shop_shots(), *edited_originals())}
    plan = known[name]
    x, y = pixel_of(plan.view, plan.pixels, point)
    w, h = plan.pixels
    return (x / w - cut[0]) / (cut[2] - cut[0]), (y / h - cut[1]) / (cut[3] - cut[1])


def forgeries() -> list[Forgery]:
    """What the buyer sends of whole goods."""
    mug, paste, box = "mug-edited-original-1", "paste-edited-original-1", "box-edited-original-1"
    apple, bowl, tumbler = "apple-edited-original-1", "bowl-shop-2", "tumbler-shop-2"
    candle, pot = "candle-shop-2", "pot-shop-2"
    inner, tight = (0.05, 0.05, 0.95, 0.95), (0.04, 0.02, 0.98, 0.96)
    line = Change("crack", _on(mug, (0.4, -4.3, 9.3)), 0.34, 84, seed=3, thick=0.0045)
    date = Change("date", _on(paste, (6.3, -0.65, 3.6)), 0.136, words="20260311", seed=2)
    rotten = Change("stain", _on(apple, (-1.9, -7.1, 4.4)), 0.05, colour=(84, 44, 16), seed=5)
    copied = Change(
        "clone", _on(apple, (-6.4, -0.6, 4.6)), 0.062, 40, _on(apple, (-1.9, -7.1, 4.4)), seed=4
    )
    dirty = Change("stain", _on(box, (-4.5, -8.0, 7.5)), 0.075, colour=(96, 84, 62), seed=6)
    split = Change("crack", _on(box, (6.5, -10.6, 12.0)), 0.13, 95, seed=7, thick=0.003)
    inside = Change("crack", _on(bowl, (-14.5, -1.5, 4.2), inner), 0.1, 70, seed=8, thick=0.0032)
    spill = Change(
        "stain", _on(tumbler, (-8.9, 0.7, 7.5), tight), 0.055, colour=(158, 118, 76), seed=9
    )
    pale = Change(
        "crack",
        _on(candle, (2.0, -3.7, 8.3)),
        0.2,
        96,
        colour=(232, 222, 204),
        seed=10,
        thick=0.003,
    )
    rim = Change("crack", _on(pot, (-0.8, -6.6, 9.4)), 0.17, 92, seed=11, thick=0.0045)
    foot = Change("crack", _on(pot, (1.9, -5.4, 7.0)), 0.07, 100, seed=12, thick=0.0035)
    return [
        Forgery("mug-edited-1", mug, "杯身裂了一道", (line,), 960, Form(quality=78)),
        Forgery("paste-edited-1", paste, "这都过期了还卖", (date,), 1280, Form(quality=80)),
        Forgery("apple-edited-1", apple, "有两个都烂了", (rotten, copied), 1000, Form(quality=76)),
        Forgery(
            "box-edited-1", box, "箱子上有脏的，边上还有裂", (dirty, split), 900, Form("PNG", "png")
        ),
        Forgery("bowl-edited-1", bowl, "碗里面有裂痕", (inside,), 800, WEBP, inner),
        Forgery(
            "tumbler-edited-1",
            tumbler,
            "杯子上有污渍擦不掉",
            (spill,),
            640,
            Form(quality=70),
            tight,
        ),
        Forgery("candle-edited-1", candle, "玻璃裂了", (pale,), 800, Form(quality=74)),
        Forgery("pot-edited-1", pot, "盆裂了，漏土", (rim, foot), 800, WEBP),
    ]
