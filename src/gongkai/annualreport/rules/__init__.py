"""The checks: one rule a file, its ``RULE`` named here, in the order they run.

To add one: write ``<code with underscores>.py`` with a ``check`` that takes a ``Subject`` and
yields a ``Problem`` for each place that is wrong, and a ``RULE``; name it below; test it in
``tests/annualreport/rules/test_<file>.py``. A rule never decides whether it applies by who is
asking: severities are set from outside, by rule code.
"""

from gongkai.annualreport.rules import (
    body_name,
    cells_blank,
    cells_number,
    cells_unit,
    chapters_problems,
    chapters_structure,
    chapters_title,
    form_mixed,
    form_year,
    labels_spacing,
    labels_wording,
    preamble,
    previous_carry_over,
    previous_copied_text,
    previous_in_force,
    previous_items,
    previous_pending,
    prose_fee,
    prose_figures,
    prose_none,
    prose_omission,
    prose_outcomes,
    prose_shares,
    prose_stale_year,
    prose_sum,
    table2_balance,
    table2_regulations,
    table3_balance,
    table3_column_total,
    table3_row_total,
    table4_direct_suit,
    table4_group_total,
    tables_missing,
    text_spaces,
    text_wording,
)
from gongkai.annualreport.rules.rule import Problem, Rule, Subject

RULES: tuple[Rule, ...] = (
    tables_missing.RULE,
    form_year.RULE,
    form_mixed.RULE,
    preamble.RULE,
    body_name.RULE,
    chapters_structure.RULE,
    chapters_title.RULE,
    chapters_problems.RULE,
    labels_wording.RULE,
    labels_spacing.RULE,
    cells_blank.RULE,
    cells_number.RULE,
    cells_unit.RULE,
    table2_regulations.RULE,
    table2_balance.RULE,
    table3_balance.RULE,
    table3_column_total.RULE,
    table3_row_total.RULE,
    table4_group_total.RULE,
    table4_direct_suit.RULE,
    previous_carry_over.RULE,
    previous_in_force.RULE,
    previous_items.RULE,
    prose_figures.RULE,
    prose_none.RULE,
    prose_sum.RULE,
    prose_shares.RULE,
    prose_outcomes.RULE,
    prose_omission.RULE,
    prose_stale_year.RULE,
    prose_fee.RULE,
    text_wording.RULE,
    text_spaces.RULE,
    previous_pending.RULE,
    previous_copied_text.RULE,
)
"""Every rule, in the order they run."""

__all__ = ["RULES", "Problem", "Rule", "Subject"]
