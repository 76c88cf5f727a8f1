"""One talk as the programs that people use export it: speech recognition, recorders, meetings and chats. Words as data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

TALK = (
    ("0", "How did the mill burn down that night?"),
    ("1", "A lamp fell over. The straw caught at once, and the wind did the rest of it."),
    ("0", "You rebuilt it twice."),
    ("1", "Three times, if you count the roof."),
    ("0", "Was anybody hurt?"),
    ("1", "Nobody, thank God. The cat was cross for a year."),
)
PAIRS = [(TALK[at][1], TALK[at + 1][1]) for at in range(0, len(TALK), 2)]
NAMES = ("Ann Bell", "Rosa Keel")
WHOLE = " ".join(said for _, said in TALK)
_PACE, _GAP = 0.4, 0.5  # seconds from word to word, and between turns


def turns() -> Iterator[tuple[str, str, float, float]]:
    """Who says what, from which second to which."""
    at = 0.0
    for who, said in TALK:
        end = at + _PACE * len(said.split())
        yield who, said, round(at, 2), round(end, 2)
        at = end + _GAP


def words() -> Iterator[tuple[str, str, str, float, float]]:
    """Who says which word with which sign behind it, from which second to which."""
    for who, said, start, _ in turns():
        for at, word in enumerate(said.split()):
            found = re.fullmatch(r"(.*?)([.,?]*)", word)
            assert found is not None
            yield who, found[1], found[2], round(start + _PACE * at, 2), round(start + _PACE * at + 0.3, 2)


def ms(second: float) -> int:
    return round(second * 1000)


def _aws() -> object:
    items: list[object] = []
    for _, word, sign, start, end in words():
        items.append(
            {
                "start_time": str(start),
                "end_time": str(end),
                "alternatives": [{"confidence": "0.9", "content": word}],
                "type": "pronunciation",
            }
        )
        if sign:
            items.append({"alternatives": [{"confidence": "0.0", "content": sign}], "type": "punctuation"})
    segments = [
        {"start_time": str(a), "speaker_label": f"spk_{who}", "end_time": str(b), "items": [{"start_time": str(a)}] * 2}
        for who, _, a, b in turns()
    ]
    labels = {"channel_label": "ch_0", "speakers": 2, "segments": segments}
    results = {"transcripts": [{"transcript": WHOLE}], "speaker_labels": labels, "items": items}
    return {"jobName": "mill-1", "accountId": "1", "results": results, "status": "COMPLETED"}


def _rev() -> object:
    told = [
        {
            "speaker": int(who),
            "elements": [
                element
                for word in said.split()
                for element in (
                    {"type": "text", "value": word.rstrip(".,?"), "ts": a, "end_ts": b, "confidence": 0.9},
                    {"type": "punct", "value": word[len(word.rstrip(".,?")) :] + " "},
                )
            ],
        }
        for who, said, a, b in turns()
    ]
    return {"speakers": [{"id": at, "name": name} for at, name in enumerate(NAMES)], "monologues": told}


def _assemblyai() -> object:
    single = [
        {"text": word + sign, "start": ms(a), "end": ms(b), "confidence": 0.9, "speaker": "AB"[int(who)]}
        for who, word, sign, a, b in words()
    ]
    told = [
        {"speaker": "AB"[int(who)], "text": said, "start": ms(a), "end": ms(b), "words": single[:2]}
        for who, said, a, b in turns()
    ]
    return {"id": "1", "text": WHOLE, "words": single, "utterances": told, "confidence": 0.9, "audio_duration": 30}


def _deepgram() -> object:
    single = [
        {"word": word.lower(), "start": a, "end": b, "speaker": int(who), "punctuated_word": word + sign}
        for who, word, sign, a, b in words()
    ]
    told = [
        {"sentences": [{"text": said, "start": a, "end": b}], "speaker": int(who), "start": a, "end": b}
        for who, said, a, b in turns()
    ]
    labelled = "\n\n".join(f"Speaker {who}: {said}" for who, said in TALK)
    best = {"transcript": WHOLE, "words": single, "paragraphs": {"transcript": labelled, "paragraphs": told}}
    return {"metadata": {"request_id": "1", "models": ["x"]}, "results": {"channels": [{"alternatives": [best]}]}}


def _whisperx() -> object:
    single = [{"word": w + s, "start": a, "end": b, "speaker": f"SPEAKER_0{who}"} for who, w, s, a, b in words()]
    told = [
        {"start": a, "end": b, "text": f" {said}", "words": [], "speaker": f"SPEAKER_0{who}"}
        for who, said, a, b in turns()
    ]
    return {"segments": told, "word_segments": single, "language": "en"}


def _pipeline() -> object:
    told = [{"speaker": who, "timestamp": [a, b], "text": f" {said}"} for who, said, a, b in turns()]
    chunks = [{"timestamp": [a, b], "text": f" {said}"} for _, said, a, b in turns()]
    return {"speakers": told, "chunks": chunks, "text": WHOLE}


def _speechmatics() -> object:
    found: list[object] = []
    for who, word, sign, a, b in words():
        best = [{"confidence": 0.9, "content": word, "language": "en", "speaker": f"S{who}"}]
        found.append({"alternatives": best, "start_time": a, "end_time": b, "type": "word"})
        if sign:
            best = [{"confidence": 1.0, "content": sign, "language": "en", "speaker": f"S{who}"}]
            found.append({"alternatives": best, "start_time": b, "end_time": b, "type": "punctuation"})
    return {"format": "2.9", "job": {"id": "x", "created_at": "2024-01-01T00:00:00Z"}, "results": found}


def _google() -> object:
    heard: list[object] = [
        {
            "alternatives": [{"transcript": said, "words": [{"startTime": "1s", "word": w} for w in said.split()]}],
            "languageCode": "en-us",
        }
        for _, said in TALK
    ]
    tagged = [
        {"startTime": f"{a}s", "endTime": f"{b}s", "word": word + sign, "speakerTag": int(who) + 1}
        for who, word, sign, a, b in words()
    ]
    return {"results": [*heard, {"alternatives": [{"words": tagged}]}]}


def _azure() -> object:
    told = [
        {
            "recognitionStatus": "Success",
            "speaker": int(who) + 1,
            "offset": f"PT{a}S",
            "offsetInTicks": a * 1e7,
            "durationInTicks": (b - a) * 1e7,
            "nBest": [{"confidence": 0.9, "lexical": said.lower(), "itn": said.lower(), "display": said}],
        }
        for who, said, a, b in turns()
    ]
    return {"source": "https://x/y.wav", "combinedRecognizedPhrases": [{"display": WHOLE}], "recognizedPhrases": told}


def _apart() -> object:
    """Words in one list and speakers in another, as editors of transcripts keep them."""
    single = [{"start": a, "end": b, "text": word + sign} for _, word, sign, a, b in words()]
    told = [{"id": at, "start": a, "end": b, "speaker": NAMES[int(w)]} for at, (w, _, a, b) in enumerate(turns())]
    return {"words": single, "paragraphs": told}


def _gong() -> object:
    told = [
        {"speakerId": f"7{who}", "topic": "Intro", "sentences": [{"start": ms(a), "end": ms(b), "text": said}]}
        for who, said, a, b in turns()
    ]
    return {"requestId": "x", "callTranscripts": [{"callId": "9", "transcript": told}]}


def _fireflies() -> object:
    told = [
        {"index": at, "speaker_name": NAMES[int(who)], "text": said, "raw_text": said, "start_time": a, "end_time": b}
        for at, (who, said, a, b) in enumerate(turns())
    ]
    return {"data": {"transcript": {"id": "x", "title": "Mill", "sentences": told}}}


def _ids() -> object:
    told = [{"start_offset": a, "transcript": said, "speaker_id": 7 + int(who)} for who, said, a, _ in turns()]
    return {
        "speech": {"speakers": [{"id": 7 + at, "speaker_name": n} for at, n in enumerate(NAMES)], "transcripts": told}
    }


def _elevenlabs() -> object:
    single = [
        part
        for who, word, sign, a, b in words()
        for part in (
            {"text": word + sign, "start": a, "end": b, "type": "word", "speaker_id": f"speaker_{who}"},
            {"text": " ", "start": b, "end": b, "type": "spacing", "speaker_id": f"speaker_{who}"},
        )
    ]
    return {"language_code": "eng", "language_probability": 0.98, "text": WHOLE, "words": single}


def _chatgpt() -> object:
    nodes: dict[str, object] = {"r": {"id": "r", "message": None, "parent": None, "children": ["0"]}}
    for at, (who, said) in enumerate(TALK):
        content = {"content_type": "text", "parts": [said]}
        author = {"role": ("user", "assistant")[int(who)], "name": None}
        nodes[str(at)] = {"id": str(at), "message": {"author": author, "create_time": 1.7e9, "content": content}}
    return [{"title": "Mill", "create_time": 1.7e9, "mapping": nodes, "current_node": "5"}]


def _slack() -> object:
    return [
        {
            "type": "message",
            "user": f"U{who}",
            "text": said,
            "ts": f"170000000{at}.0001",
            "user_profile": {"real_name": name},
        }
        for at, (who, said) in enumerate(TALK)
        for name in (NAMES[int(who)],)
    ]


def _discourse() -> object:
    posts = [
        {"id": at, "name": NAMES[int(who)], "cooked": f"<p>{said}</p>", "post_number": at, "reads": 3}
        for at, (who, said) in enumerate(TALK)
    ]
    return {"title": "The mill", "id": 5, "post_stream": {"posts": posts}}


EXPORTS: Mapping[str, Callable[[], object]] = {
    "amazon transcribe": _aws,
    "rev": _rev,
    "assemblyai": _assemblyai,
    "deepgram": _deepgram,
    "whisperx": _whisperx,
    "pipelines": _pipeline,
    "speechmatics": _speechmatics,
    "google": _google,
    "azure": _azure,
    "editors": _apart,
    "gong": _gong,
    "fireflies": _fireflies,
    "otter": _ids,
    "elevenlabs": _elevenlabs,
    "chatgpt": _chatgpt,
    "slack": _slack,
    "discourse": _discourse,
}
"""What each program writes, without the talk's title where it has none."""

NAMED = ("rev", "editors", "fireflies", "otter", "slack", "discourse")
"""Those that know the names of who speaks."""
