"""Coding sheets for Label Studio and doccano, and the codes that they export."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.validation.codes import CODED, VALUES, ValidationError
from mediaframing.validation.instructions import QUESTIONS, write_instructions

_SHOWN = ("mention_id", "chance", "kind", "asked", "before", "text", "after")


def write_label_studio(rows: pd.DataFrame, codebook: Codebook, path: Path, variables: Sequence[str]) -> None:
    """Write tasks, and the labelling interface beside them as ``.xml``."""
    tasks = [{"data": _list_shown(row)} for row in rows.to_dict("records")]
    path.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    path.with_suffix(".xml").write_text(_write_interface(codebook, variables), encoding="utf-8")


def _list_shown(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {column: None if pd.isna(row[column]) else row[column] for column in _SHOWN}


def _write_interface(codebook: Codebook, variables: Sequence[str]) -> str:
    # What loads it loads what talks to servers.
    from xml.sax.saxutils import quoteattr

    offered = _list_values(codebook)
    parts = ["<View>", '  <Header value="$asked"/>']
    parts += [f'  <Text name="{name}" value="${name}"/>' for name in ("before", "text", "after")]
    for variable in variables:
        parts.append(f"  <Header value={quoteattr(QUESTIONS[variable][0])}/>")
        if variable in offered:
            several = ' choice="multiple"' if variable == "missed" else ' choice="single"'
            parts.append(f'  <Choices name="{variable}" toName="text"{several} showInline="true">')
            parts += [f"    <Choice value={quoteattr(value)}/>" for value in offered[variable]]
            parts.append("  </Choices>")
        else:
            parts.append(f'  <TextArea name="{variable}" toName="text" maxSubmissions="1"/>')
    parts += ['  <Choices name="doubt" toName="text"><Choice value="yes"/></Choices>']
    parts += ['  <TextArea name="note" toName="text" maxSubmissions="1"/>', "</View>"]
    return "\n".join(parts) + "\n"


def _list_values(codebook: Codebook) -> dict[str, Sequence[str]]:
    return {
        **VALUES,
        "actor": (*codebook.actors, "none"),
        "missed": (*codebook.frames, "none"),
    }


def write_doccano(rows: pd.DataFrame, codebook: Codebook, path: Path, variables: Sequence[str]) -> None:
    """Write rows for text classification, and the labels beside them; a label is ``variable:value``."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows.to_dict("records"):
            shown = _list_shown(row)
            text = f"{shown['asked'] or 'Sentence'}\n\n{shown['before']}[[{shown['text']}]]{shown['after']}"
            meta = {column: shown[column] for column in ("mention_id", "chance", "kind", "asked")}
            file.write(json.dumps({"text": text, "label": [], **meta}, ensure_ascii=False) + "\n")
    offered = _list_values(codebook)
    labels = [
        {"text": f"{variable}:{value}"}
        for variable in (*variables, "doubt")
        for value in offered.get(variable, ())
    ]
    path.with_suffix(".labels.json").write_text(
        json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    told = [": ".join(part for part in row if part) for row in write_instructions(codebook, variables)]
    path.with_suffix(".instructions.txt").write_text("\n\n".join(told) + "\n", encoding="utf-8")


def read_json(path: Path) -> pd.DataFrame:
    """Read what Label Studio (JSON, JSON-MIN) or doccano (JSON, JSONL) exported, or plain records with ``mention_id``."""
    text = path.read_text(encoding="utf-8-sig")
    try:
        content = json.loads(text) if path.suffix.lower() == ".json" else _read_lines(text)
    except json.JSONDecodeError as error:
        raise ValidationError(f"{path.name!r} is not valid JSON: {error}.") from error
    records = content if isinstance(content, list) else [content]
    rows = [row for record in records if isinstance(record, dict) for row in _read_record(record)]
    return pd.DataFrame(rows)


def _read_lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _read_record(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    if isinstance(record.get("data"), dict):
        # A task that nobody has coded is a row without codes.
        return [
            {"mention_id": record["data"].get("mention_id"), "chance": record["data"].get("chance")}
            | {"coder": _name_coder(annotation.get("completed_by"))}
            | _read_results(annotation.get("result") or [])
            for annotation in record.get("annotations") or [{}]
            if not annotation.get("was_cancelled")
        ]
    if isinstance(record.get("label"), list) or isinstance(record.get("labels"), list):
        return [_read_labels(record)]
    flat = {
        key: value
        for key, value in record.items()
        if key in ("mention_id", "chance", "coder", "note", "doubt", *CODED)
    }
    flat = {key: _flatten(value) for key, value in flat.items()}
    if "annotator" in record:
        flat["coder"] = _name_coder(record["annotator"])
    return [flat]


def _read_results(results: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for result in results:
        value = result.get("value", {})
        found[str(result.get("from_name"))] = _flatten(value.get("choices") or value.get("text"))
    return {key: value for key, value in found.items() if key in (*CODED, "doubt", "note")}


def _read_labels(record: Mapping[str, Any]) -> dict[str, Any]:
    meta = record.get("meta") if isinstance(record.get("meta"), dict) else record
    row: dict[str, Any] = {key: (meta or {}).get(key) for key in ("mention_id", "chance")}
    for label in record.get("label", record.get("labels")) or []:
        variable, _, value = str(label).partition(":")
        row[variable] = f"{row[variable]}; {value}" if variable == "missed" and variable in row else value
    comments = record.get("Comments", record.get("comments")) or []
    if comments:
        row["note"] = " ".join(map(str, comments))
    return row


def _flatten(value: Any) -> Any:
    if isinstance(value, dict):
        value = value.get("choices")
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _name_coder(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("email") or value.get("id")
    return None if value is None else str(value)
