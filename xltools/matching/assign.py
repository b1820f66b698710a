"""Each row has at most one partner: the choice of pairs whose bits add up to the most."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

#: Groups with more pairs are decided from the best pair down; an exact choice would take too long there.
_EXACT = 400


def one_to_one(one: Any, two: Any, worth: Any) -> Any:
    """Which pairs are taken (bool array), no row of either list more than once. `worth` must be positive."""
    alone = ~(_repeated(one) | _repeated(two))
    taken = alone.copy()
    rest = np.flatnonzero(~alone)
    if not len(rest):
        return taken
    import networkx as nx  # an eighth of a second, which a run without rivals need not wait

    graph = nx.Graph()
    graph.add_weighted_edges_from(
        ((int(one[at]), 0), (int(two[at]), 1), (float(worth[at]), at)) for at in rest.tolist()
    )
    for group in nx.connected_components(graph):
        edges = [mark for *_, mark in graph.subgraph(group).edges(data="weight")]
        choose = _exact if len(edges) <= _EXACT else _greedy
        taken[choose(sorted((at, value) for value, at in edges), one, two)] = True
    return taken


def _repeated(rows: Any) -> Any:
    return pd.Series(rows).duplicated(keep=False).to_numpy()


def _exact(edges: list[tuple[int, float]], one: Any, two: Any) -> list[int]:
    import networkx as nx

    graph = nx.Graph()
    for at, value in edges:
        graph.add_edge((int(one[at]), 0), (int(two[at]), 1), weight=value, at=at)
    return [graph.edges[pair]["at"] for pair in nx.max_weight_matching(graph)]


def _greedy(edges: list[tuple[int, float]], one: Any, two: Any) -> list[int]:
    left: set[int] = set()
    right: set[int] = set()
    chosen = []
    for at, _ in sorted(edges, key=lambda edge: (-edge[1], edge[0])):
        if one[at] not in left and two[at] not in right:
            left.add(one[at])
            right.add(two[at])
            chosen.append(at)
    return chosen
