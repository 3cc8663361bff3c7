"""Many threads at once see what one sees."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import attain


def test_eight_threads_agree_with_one() -> None:
    names = [f"chỉ tiêu {n}" for n in range(200)]
    plan = attain.Plan("2024", [attain.Target(name, "8 - 8,5%", better="higher") for name in names])
    results = [attain.Observation(name, attain.Quantity(n, "%")) for n, name in enumerate(names)]
    alone = plan.assess(results)

    def judge(_: int) -> attain.Scorecard:
        card = plan.assess(results)
        assert [attain.replay(a.trace).status for a in card.worst(5)] == [a.status for a in card.worst(5)]
        return card

    with ThreadPoolExecutor(8) as threads:
        cards = list(threads.map(judge, range(32)))
    assert all(card == alone for card in cards)
    assert {hash(card) for card in cards} == {hash(alone)}
