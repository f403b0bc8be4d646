"""Says what uproot reads in the trees of ROOT files.

    python root_trees.py out.json file …

For each column: the offsets of each level of lists, then the elements, as 64-bit xxHashes of
big-endian bytes (offsets as int64, texts in UTF-8 each behind its length as int64). Offsets count
what is one level further in, arrays of fixed length in between as that many. Of packed numbers, which
uproot does not round as ROOT does, there are the values themselves, and the range of the packing.
"""

import json
import sys

import awkward as ak
import numpy as np
import uproot
import xxhash

KINDS = ("TTree", "TNtuple", "TNtupleD")


def digest(values):
    values = np.ascontiguousarray(values)
    return xxhash.xxh64(values.astype(values.dtype.newbyteorder(">")).tobytes()).hexdigest()


def digest_of_texts(texts):
    state = xxhash.xxh64()
    for text in texts:
        data = text.encode()
        state.update(len(data).to_bytes(8, "big") + data)
    return state.hexdigest()


def width(layout):
    """How many lists, or elements, one of these counts for."""
    if layout.is_regular:
        return layout.size * width(layout.content)
    if layout.is_numpy:
        return int(np.prod(layout.data.shape[1:]))
    return 1


def columns(layout, offsets=(), suffix=""):
    """The columns that a layout of Awkward Array comes to."""
    if layout.is_list and layout.parameter("__array__") == "string":
        texts = ak.to_list(layout)
        yield suffix, {"type": "string", "count": len(texts), "offsets": list(offsets),
                       "values": digest_of_texts(texts)}
    elif layout.is_regular:
        yield from columns(layout.content[:layout.length * layout.size], offsets, suffix)
    elif layout.is_list:
        layout = layout.to_ListOffsetArray64(True)
        bounds = np.asarray(layout.offsets)
        content = layout.content[:bounds[-1]]
        here = digest((bounds * width(content)).astype(np.int64))
        yield from columns(content, (*offsets, here), suffix)
    elif layout.is_record:
        for field in layout.fields:
            yield from columns(layout.content(field)[:layout.length], offsets, f"{suffix}.{field}")
    elif layout.is_numpy:
        data = np.asarray(layout.data).ravel()
        yield suffix, {"type": str(data.dtype), "count": data.size, "offsets": list(offsets),
                       "values": digest(data)}
    else:
        yield from columns(layout.to_packed() if layout.is_indexed else layout.content, offsets,
                           suffix)


def dumped_branch(path, branch):
    parts = [part.split("[")[0].rstrip(".") for part in path.split("/")]
    result = {"name": parts[-1], "path": ".".join(parts)}
    try:
        found = list(columns(ak.to_layout(branch.array(library="ak"))))
    except Exception as error:  # Whatever it is that uproot does not read.
        return [{**result, "error": f"{type(error).__name__}: {error}".split("\n")[0]}]
    packing = branch.interpretation
    if isinstance(packing, (uproot.AsDouble32, uproot.AsFloat16)):
        found[0][1]["packed"] = np.asarray(ak.flatten(branch.array(), axis=None)).tolist()
        found[0][1]["range"] = packing.high - packing.low
    return [{**result, "name": result["name"] + suffix, "path": result["path"] + suffix, **column}
            for suffix, column in found]


def dumped_tree(path, tree):
    branches = [dumped_branch(name, branch)
                for name, branch in tree.items(recursive=True, full_paths=True)
                if not is_split(branch)]
    return {"path": path, "count": tree.num_entries, "title": tree.title,
            "columns": sum(branches, [])}


def is_split(branch):
    """Whether the branch has no data of its own that uproot reads."""
    return len(branch.branches) > 0 and not isinstance(
        branch.interpretation, uproot.interpretation.numerical.AsDtype)


def dump(out, *paths):
    result = []
    for path in paths:
        with uproot.open(path) as file:
            kinds = file.classnames()
            trees = [dumped_tree(key, file[key]) for key, kind in kinds.items() if kind in KINDS]
            result.append({"path": path, "trees": trees})
    with open(out, "w", encoding="utf-8") as stream:
        json.dump(result, stream)


if __name__ == "__main__":
    dump(*sys.argv[1:])
