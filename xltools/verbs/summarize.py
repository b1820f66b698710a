"""The summary workbook: every declared summary table whose needs are met."""

from __future__ import annotations

from contextlib import suppress

from xltools.model.book import Inputs
from xltools.model.policy import Policy
from xltools.model.rule import Skip
from xltools.model.sheet_plan import Link, SheetPlan, no_link
from xltools.model.summary import all_summaries
from xltools.values.region import COUNTIES
from xltools.verbs.outcomes import outcomes
from xltools.verbs.problem_list import problem_list
from xltools.verbs.problems import problems
from xltools.verbs.same_person import alike
from xltools.verbs.validate import Needs, Validation


def summarize(inputs: Inputs, validation: Validation, policy: Policy) -> list[SheetPlan]:
    """All summary tables in order, then the problem list (masked) and what became of the rules."""
    names = tuple(one.name for one in all_summaries() if one.name not in _FOR_CLERKS)
    plans = built(inputs, validation, policy, names)
    plans.append(
        problem_list(
            validation.findings, show_ids=False, links="none", period=inputs.period, title="疑点（问题）清单"
        )
    )
    plans.append(outcomes(validation))
    return plans


def built(
    inputs: Inputs,
    validation: Validation,
    policy: Policy,
    names: tuple[str, ...] | None = None,
    link: Link = no_link,
) -> list[SheetPlan]:
    """The declared tables (of these names) whose needs are met, in order; `link` leads to the places they speak of.

    A table that has nothing to show says so with Skip and is left out.
    """
    needs = Needs(
        inputs,
        policy,
        {
            "findings": validation.findings,
            "outcomes": validation.outcomes,
            "counties": county_order(inputs, policy),
            "link": link,
            "problems": problems(inputs.book, validation.findings),
            "past": inputs.past,
        },
    )
    needs.extra["needs"] = needs
    plans = []
    for one in all_summaries():
        if names is not None and one.name not in names:
            continue
        arguments, lacking = needs.gather(one)
        if not lacking:
            with suppress(Skip):
                plans.append(one.build(**arguments))
    return plans


#: Person by person with places to go to: for the clerk who reconciles, not for the leaders.
_FOR_CLERKS = ("list_differences",)
#: What reconciliation shows: comparisons with lists and with last month.
_COMPARING = ("differences", "lists_compared", "list_differences", "movement", "changes")


#: The families whose findings a reconciliation tells: files that did not open, other lists, last month.
COMPARING = "FXM"


def reconcile(
    inputs: Inputs, validation: Validation, policy: Policy, *, link: Link = no_link
) -> list[SheetPlan]:
    """The tables that compare, persons who are alike, and the findings of the families that compare.

    What could not be compared is in 规则执行情况.
    """
    compared = [one for one in validation.findings if one.code[0] in COMPARING]
    plans = built(inputs, validation, policy, _COMPARING, link)
    plans.append(alike(inputs, link=link))
    plans.append(
        problem_list(
            compared,
            show_ids=False,
            links=link,
            period=inputs.period,
            name="对账疑点",
            title="对账疑点清单",
        )
    )
    judged = [one for one in validation.outcomes if one.code[0] in COMPARING]
    plans.append(outcomes(Validation(compared, judged)))
    return plans


def county_order(inputs: Inputs, policy: Policy) -> list[str]:
    """The nine counties in the fixed order (or the policy's), then others that the ledgers speak of."""
    order = policy.value("county_order", inputs.period) or list(COUNTIES.values())
    return [*order, *(county for county in inputs.book.counties() if county not in order)]
