"""The heights of very many rows, few of which were ever measured. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field

_BLOCK = 256


@dataclass(slots=True)
class _Block:
    heights: list[int] = field(default_factory=list)
    measured: list[bool] = field(default_factory=list)
    total: int = 0


class RowHeights:
    """Heights in pixels, kept in blocks: what a change costs does not grow with the rows above.

    A row that was not measured has the estimate that was given for it.
    """

    def __init__(self) -> None:
        self._blocks: list[_Block] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def total(self) -> int:
        return sum(block.total for block in self._blocks)

    def clear(self) -> None:
        self._blocks = []
        self._count = 0

    def insert(self, row: int, count: int, estimate: int) -> None:
        """``count`` rows of the estimated height, before ``row``."""
        at, inside = self._place(row) if row < self._count else (len(self._blocks), 0)
        if inside:
            self._split(at, inside)
            at += 1
        fresh = []
        for first in range(0, count, _BLOCK):
            size = min(_BLOCK, count - first)
            fresh.append(_Block([estimate] * size, [False] * size, estimate * size))
        self._blocks[at:at] = fresh
        self._count += count

    def height(self, row: int) -> int:
        at, inside = self._place(row)
        return self._blocks[at].heights[inside]

    def top(self, row: int) -> int:
        """Where the row begins, counted from the first row's top."""
        at, inside = self._place(row)
        above = sum(block.total for block in self._blocks[:at])
        return above + sum(self._blocks[at].heights[:inside])

    def row_at(self, y: int) -> int:
        """The row over the pixel ``y``; the first or the last one when ``y`` is outside."""
        top = first = 0
        for block in self._blocks:
            if y < top + block.total:
                for number, height in enumerate(block.heights):
                    top += height
                    if y < top:
                        return first + number
            top += block.total
            first += len(block.heights)
        return max(self._count - 1, 0)

    def measure_span(
        self, row: int, measure: Callable[[int], int], *, up: int = 0, down: int = 0
    ) -> None:
        """Measure ``row``, and its neighbours as far as ``up`` and ``down`` pixels reach.

        ``measure`` is asked only for rows that were not measured since they were forgotten.
        """
        self._measure(row, measure)
        above, below = row - 1, row + 1
        while above >= 0 and up > 0:
            up -= self._measure(above, measure)
            above -= 1
        while below < self._count and down > 0:
            down -= self._measure(below, measure)
            below += 1

    def forget(self, row: int) -> None:
        """The row must be measured anew; until then its old height is the estimate."""
        at, inside = self._place(row)
        self._blocks[at].measured[inside] = False

    def forget_all(self) -> None:
        for block in self._blocks:
            block.measured = [False] * len(block.heights)

    def _measure(self, row: int, measure: Callable[[int], int]) -> int:
        at, inside = self._place(row)
        block = self._blocks[at]
        if not block.measured[inside]:
            height = measure(row)
            block.total += height - block.heights[inside]
            block.heights[inside] = height
            block.measured[inside] = True
        return block.heights[inside]

    def _place(self, row: int) -> tuple[int, int]:
        if not 0 <= row < self._count:
            raise IndexError(row)
        for at, block in enumerate(self._blocks):
            if row < len(block.heights):
                return at, row
            row -= len(block.heights)
        raise IndexError(row)

    def _split(self, at: int, inside: int) -> None:
        block = self._blocks[at]
        tail = _Block(block.heights[inside:], block.measured[inside:])
        tail.total = sum(tail.heights)
        del block.heights[inside:], block.measured[inside:]
        block.total -= tail.total
        self._blocks.insert(at + 1, tail)
