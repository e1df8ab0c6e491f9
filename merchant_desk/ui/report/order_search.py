"""Finding the order that a report is about. No Qt: runs on a thread."""

from dataclasses import dataclass

from merchant_desk.core.cap import OrderCap
from merchant_desk.core.errors import DeskError
from merchant_desk.core.order import order_number
from merchant_desk.desk import orders
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.orders import OrderChoice


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to.

    ``number`` is the searched text when it is an order number; ``unlisted`` whether it is not among
    the shop's orders, ``known`` whether the shop has any. ``cap`` is that of an unlisted number.
    ``problem`` says why the text is none, when nothing was found by it either.
    """

    choices: tuple[OrderChoice, ...]
    known: bool
    number: str = ""
    unlisted: bool = False
    cap: OrderCap | None = None
    problem: DeskError | None = None


def find(desk: Desk, buyer: str, text: str, wanted: str = "") -> Found:
    """The orders to choose from; all that the desk holds of the buyer when ``text`` is empty.

    ``wanted`` is the order that was chosen before: it is never left out without a word.
    """
    if wanted and not text.strip():
        usual = orders.candidates(desk, buyer)
        if any(choice.order.number == wanted for choice in usual):
            return Found(usual, known=True)
        exact = [c for c in orders.candidates(desk, "", wanted) if c.order.number == wanted]
        if exact:
            return Found((*exact, *usual), known=True)
        text = wanted
    number, problem = "", None
    if text.strip():
        try:
            number = order_number(text)
        except DeskError as error:
            problem = error
    choices = orders.candidates(desk, buyer, number or text)
    known = orders.known(desk)
    is_listed = any(choice.order.number == number for choice in choices)
    if number and not is_listed:
        return Found(choices, known, number, unlisted=True, cap=orders.cap(desk, number))
    return Found(choices, known, number, problem=None if choices else problem)
