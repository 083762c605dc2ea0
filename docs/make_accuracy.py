"""Write `accuracy.md` from the figures in `data/eval.json`.

python docs/make_accuracy.py --measure      # code evaluation/reports (about a minute), keep the figures, write the page
python docs/make_accuracy.py                # write the page from the figures that are kept
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FIGURES = HERE / "data" / "eval.json"
GALLERY = HERE / "data" / "gallery.tsv"
REPORTS = HERE.parent / "evaluation" / "reports"
WORDS = {
    "event_detection": "Events found",
    "event_type": "… with the right type",
    "event_quad": "… with the right quad class",
    "event_mode": "Mode",
    "event_status": "Status",
    "actor_country": "Actor: country",
    "actor_country_sector": "Actor: country and sector",
    "actor_name": "Actor: name",
    "recipient_country": "Recipient: country",
    "recipient_country_sector": "Recipient: country and sector",
    "recipient_name": "Recipient: name",
    "event_time": "Time",
    "event_place_country": "Place: country",
    "event_place_name": "Place: name",
    "event_size": "Size",
    "event_whole_country": "All at once, parties by country",
    "event_whole": "All at once, parties by country and sector",
    "statement": "Statements",
    "statement_source": "… with the right source",
    "statement_via": "Relays",
    "statement_kind": "Direct, indirect or mixed",
    "time_span": "Time expressions: overlapping",
    "time_span_exact": "… exact span",
    "time_value": "… with the right value",
    "actor_mention": "Mentions of actors",
    "actor_mention_country": "… with the right country",
    "actor_mention_name": "… with the right name",
}
FEW = 20


def _table(head: str, rows: list[tuple[str, dict[str, float]]]) -> str:
    lines = [f"| {head} | Precision | Recall | F1 | Due |", "|---|---|---|---|---|"]
    for name, row in rows:
        few = " (few)" if row["due"] < FEW else ""
        lines.append(f"| {name} | {row['p']:.3f} | {row['r']:.3f} | {row['f1']:.3f} | {row['due']:.0f}{few} |")
    return "\n".join(lines)


def gallery() -> list[list[str]]:
    """Sentences that are coded wrong: type, modes, status that are right, the sentence, what is wrong."""
    return [line.split("\t") for line in GALLERY.read_text(encoding="utf-8").splitlines()[1:]]


def page(figures: dict[str, Any]) -> str:
    """The page. A figure that has no words here is a KeyError, so that a new one cannot be forgotten."""
    fields = [(WORDS[name], row) for name, row in figures.items() if isinstance(row, dict) and "f1" in row]
    confusion = "\n".join(f"| {due} | {got} | {times} |" for due, got, times in figures["confusion"] if due != got)
    tenths = "\n".join(
        f"| {row['from']:.1f}–{row['from'] + 0.1:.1f} | {row['events']} | {row['right']:.3f} |" for row in figures["reliability"]
    )
    wrong = "\n".join(f"| {row[3]} | {row[4]} |" for row in gallery())
    by_type = {name: row for name, row in figures["by_type"].items() if row["due"] or row["told"]}
    worst = sorted((row["f1"], name) for name, row in by_type.items() if row["due"])[:3]
    weak = ", ".join(f"{name} ({f1:.2f})" for f1, name in worst)
    return f"""# Accuracy, and what goes wrong

<!-- made by docs/make_accuracy.py from data/eval.json; do not edit -->

Measured on the annotated reports of `evaluation/reports`, which no rule, word list or model was made from; they did choose
between ways of doing a thing, so the figures are a little too good for reports of another kind. [Evaluation](evaluation.md) says what
each figure means. The reports were written and annotated for this project after [one manual](annotation.md). Nobody has measured
how far two annotators agree on them.

`python docs/make_accuracy.py --measure` measures again and writes this page.

## By field

Due is how many the annotation has; from “Mode” on only those events count that were found, with the
same type. A figure of few cases (under {FEW}) says little.

{_table("Field", fields)}

## By type

Weakest: {weak}. The mean F1 of the types is {figures["event_type_macro_f1"]:.3f}.

{_table("Type", list(by_type.items()))}

## By status

The mean F1 of the statuses is {figures["status_macro_f1"]:.3f}.

{_table("Status", list(figures["by_status"].items()))}

## What is taken for what

| Annotated | Told | Times |
|---|---|---|
{confusion}

## What confidence is worth

Of the events told with that confidence, the share that was found and had the right type.

| Confidence | Events | Right |
|---|---|---|
{tenths}

## Gallery of errors

Sentences written for this page; each is coded wrong today, and a test fails when one of them is coded right, so that it is taken out.

| Sentence | What is wrong |
|---|---|
{wrong}

## What this means for use

- Numbers of events are safer than who they were done to: ask for actors rather than for recipients where you can.
- Look at the words: `dragoman explain` and the spans of every field are there for it.
- Code some fifty of your own reports by hand and score them with `dragoman eval`, before you trust a figure of this page.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Write accuracy.md.")
    parser.add_argument("--measure", action="store_true", help="code the reports again")
    if parser.parse_args().measure:
        told = subprocess.run([sys.executable, "-m", "dragoman", "eval", str(REPORTS), "--json"], check=True, capture_output=True)
        FIGURES.write_text(json.dumps(json.loads(told.stdout), indent=1) + "\n", encoding="utf-8")
    (HERE / "accuracy.md").write_text(page(json.loads(FIGURES.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
