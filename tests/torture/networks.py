"""Faults of the network: what a bad line, a proxy, a portal or a troubled backend may do."""

from collections import Counter
from itertools import product

from merchant_desk.core.state import ReportState
from tests.torture.proxy import PASS, Act, Plan, Proxy, Request
from tests.torture.rows import Verdict, heal, judge, later, states, unsent
from tests.torture.tls import MOODS, Door
from tests.torture.world import CAP, Arena

STEPS = (
    "POST token",
    "GET meta",
    "POST blobs:check",
    "PUT blobs",
    "PUT reports",
    "GET reports",
    "GET changes",
)
STATUSES = (401, 403, 409, 410, 412, 413, 422, 429, 500, 502, 503, 507)
CELLS = tuple(product(STEPS, STATUSES))


def cut_requests(arena: Arena, number: int) -> Verdict:
    """Each request in its turn is cut off after some bytes."""
    step = STEPS[number % len(STEPS)]
    bytes_sent = arena.random.choice((0, 1, arena.random.randrange(400), 900))
    return _through(arena, _at(step, Act(cut_request=bytes_sent)))


def cut_answers(arena: Arena, number: int) -> Verdict:
    """Each answer in its turn is cut off after some bytes: at the start, anywhere, near the end."""
    step = STEPS[number % len(STEPS)]
    return _through(arena, _at(step, Act(cut_answer=arena.random.randrange(420))))


def cut_receipts_at_each_byte(arena: Arena, number: int) -> Verdict:
    """The receipt is cut off at the n-th byte; one more each try."""
    return _through(arena, _at("PUT reports", Act(cut_answer=number)))


def drop_the_answer(arena: Arena, number: int) -> Verdict:
    """The report is kept, and nobody hears; then the question is not answered either."""
    acts = {"PUT reports": Act(cut_answer=0), "GET reports": Act(cut_answer=0)}
    return _through(arena, lambda r: acts.get(r.step, PASS), syncs=2)


def lose_the_refresh(arena: Arena, number: int) -> Verdict:
    """The answer with the new refresh token is lost, several times."""
    return _through(arena, _at("POST token", Act(cut_answer=0)), syncs=1 + number % 3)


def expire_in_the_middle(arena: Arena, number: int) -> Verdict:
    """The access token runs out between two requests."""
    step, used = STEPS[2 + number % 5], []

    def plan(request: Request) -> Act:
        if request.step == step and not used:
            used.append(request)
            return Act(status=401, code="unauthorized")
        return PASS

    return _through(arena, plan)


def repeat(arena: Arena, number: int) -> Verdict:
    """Every request arrives twice or three times."""
    return _through(arena, lambda _: Act(times=2 + number % 2))


def arrive_late(arena: Arena, number: int) -> Verdict:
    """The desk is cut off, and the request arrives afterwards, between others."""
    late = arena.random.uniform(0.05, 0.6)
    step = ("PUT reports", "PUT blobs")[number % 2]
    return _through(arena, _at(step, Act(late=late)), syncs=2)


def dawdle(arena: Arena, number: int) -> Verdict:
    """Every request takes its time."""
    return _through(arena, lambda _: Act(delay=arena.random.uniform(0, 0.1)))


def meet_a_portal(arena: Arena, number: int) -> Verdict:
    """A portal answers everything, or only one step, with its page."""
    if number % 2:
        return _through(arena, lambda _: Act(portal=True))
    return _through(arena, _at(STEPS[number // 2 % len(STEPS)], Act(portal=True)))


def refuse(arena: Arena, number: int) -> Verdict:
    """Every status in answer to every step; the next cell each try."""
    step, status = CELLS[number % len(CELLS)]
    wait = 1 if status in {429, 503} and number % 2 else None
    act = Act(status=status, code=f"torture-{status}", retry_after=wait)
    acts = {step: act}
    if step == "GET reports":
        acts["PUT reports"] = Act(cut_answer=0)
    return _through(arena, lambda r: acts.get(r.step, PASS), syncs=2)


def trickle(arena: Arena, number: int) -> Verdict:
    """An answer comes at a byte a second: its whole time runs out before it is there."""
    return _through(arena, _at(STEPS[number % len(STEPS)], Act(rate=1)))


def distrust(arena: Arena, number: int) -> Verdict:
    """TLS whose certificate has run out, is another host's or nobody's, or that is cut off in the
    handshake: nothing is sent. Then one that is good: everything is.
    """
    arena.save(1)
    mood = MOODS[1 + number % (len(MOODS) - 1)]
    backend = arena.world.backend.port
    with Door(backend, arena.world.authority, mood) as door:
        arena.point_at(door.url)
        arena.sync()
    verdict = judge(arena, healed=False)
    if mood != "cut" and "证书不可信" not in arena.words.read_text():
        verdict.wrong.append(f"not told that the certificate was: {mood}")
    if not unsent(arena):
        verdict.wrong.append(f"sent although the certificate was: {mood}")
    with Door(backend, arena.world.authority, "good") as door:
        arena.point_at(door.url)
        heal(arena)
    arena.point_at(backend)
    verdict.add(judge(arena))
    return verdict


def exceed_the_cap(arena: Arena, number: int) -> Verdict:
    """More reports of one order than it may have, over a line that loses answers and repeats: just
    so many are kept, and the others say why not.
    """
    del number
    before = set(arena.saved)
    files = [arena.picture() for _ in range(CAP + 2)]
    arena.wait(arena.start("save of one order", arena.profile, *files))

    def plan(request: Request) -> Act:
        if request.step != "PUT reports":
            return PASS
        return arena.random.choice((PASS, Act(cut_answer=0), Act(times=2)))

    with Proxy(arena.world.backend.port, plan) as proxy:
        arena.point_at(proxy.port)
        for _ in range(3):
            arena.sync()
            later(arena)
        proxy.plan = lambda _: PASS
        heal(arena)
        arena.point_at(arena.world.backend.port)
    verdict = judge(arena, may_park=True)
    ends = Counter(state for report, state in states(arena).items() if report not in before)
    if ends != {ReportState.ACCEPTED: CAP, ReportState.PARKED: 2}:
        verdict.wrong.append(f"of {CAP + 2} reports of an order with a cap of {CAP}: {ends}")
    return verdict


def poison(arena: Arena, number: int) -> Verdict:
    """One report's upload is cut each time: all the others must get through in the same round."""
    del number
    return _poison(arena, others=9)


def poison_many(arena: Arena, number: int) -> Verdict:
    """As :func:`poison`, in a long backlog."""
    del number
    return _poison(arena, others=999)


def _poison(arena: Arena, others: int) -> Verdict:
    arena.save(1)
    poisoned: set[str] = set()

    def plan(request: Request) -> Act:
        if request.step != "PUT blobs":
            return PASS
        poisoned.add(poisoned.copy().pop() if poisoned else request.path)
        return Act(cut_request=900) if request.path in poisoned else PASS

    with Proxy(arena.world.backend.port, plan) as proxy:
        arena.point_at(proxy.port)
        while others:
            arena.save(min(others, 250))
            others -= min(others, 250)
        arena.wait(arena.start_sync(), patience=3600)
        waiting = [r for r, s in states(arena).items() if s is not ReportState.ACCEPTED]
        verdict = Verdict(stuck=set(waiting)) if len(waiting) > 1 else Verdict()
        proxy.plan = lambda _: PASS
        heal(arena)
        arena.point_at(arena.world.backend.port)
    verdict.add(judge(arena))
    return verdict


def _at(step: str, act: Act) -> Plan:
    return lambda request: act if request.step == step else PASS


def _through(arena: Arena, plan: Plan, *, syncs: int = 1) -> Verdict:
    """Send through a proxy with this plan, then through an honest one until all is sent."""
    arena.save(1)
    with Proxy(arena.world.backend.port, plan) as proxy:
        arena.point_at(proxy.port)
        for _ in range(syncs):
            later(arena)
            arena.sync()
        proxy.plan = lambda _: PASS
        _retry_parked(arena)
        heal(arena)
        arena.point_at(arena.world.backend.port)
    return judge(arena)


def _retry_parked(arena: Arena) -> None:
    """The user presses retry on what was refused."""
    for report, state in states(arena).items():
        if state is ReportState.PARKED:
            words = ("retry", report, "--profile", arena.profile)
            arena.wait(arena.start("desk", *words))
