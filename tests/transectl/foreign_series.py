"""Checkpoints as training programs leave them in folders: foreign_series.py FOLDER."""
import json
import pathlib
import sys

import numpy
import torch
from safetensors.torch import save_file

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "models"))
from reference import make

folder = pathlib.Path(sys.argv[1])
torch.set_num_threads(1)
torch.manual_seed(1)


def state(name="resnet10", channels=3, **options):
    network = make(name, channels, 10, **({"stem": "small", "width": 8} if name != "small-cnn" else {}) | options)
    network(torch.randn(4, channels, 32, 32))
    return network.state_dict()


def put(name, saved):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(saved, path)


states = {epoch: state() for epoch in (2, 10)}
for epoch, tensors in states.items():
    put(f"series/epoch_{epoch}.pth", {"epoch": epoch, "state_dict": {f"module.{name}": tensor for name, tensor in tensors.items()}})
    save_file(tensors, folder / f"expected-{epoch}.safetensors")
put("series/best.pth", states[10])
headless = {name: tensor for name, tensor in state().items() if not name.startswith("fc.")}
put("headless/checkpoint_0001.pth.tar", {"state_dict": {f"module.encoder_q.{name}": tensor for name, tensor in headless.items()} | {"module.queue": torch.ones(2, 3)}})
(folder / "arrays").mkdir()
for epoch in (1, 2):
    numpy.savez(folder / f"arrays/net_{epoch}.npz", **{name: tensor.numpy() for name, tensor in states[2].items()})
    shards = folder / f"sharded/checkpoint-{100 * epoch}"
    shards.mkdir(parents=True)
    names = sorted(states[2])
    index = {name: f"model-0000{1 + (i % 2)}-of-00002.safetensors" for i, name in enumerate(names)}
    for shard in set(index.values()):
        save_file({name: states[2][name] for name in names if index[name] == shard}, shards / shard)
    (shards / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": index}))
(folder / "log.csv").write_text("epoch,top1\n2,10.5\n10,62\n")
put("mixed/epoch_1.pth", state())
put("mixed/epoch_2.pth", state(width=16))
put("diverged/epoch_1.pth", state())
put("diverged/epoch_2.pth", {name: tensor * float("nan") if name == "fc.weight" else tensor for name, tensor in states[2].items()})
put("grey/epoch_1.pth", state("small-cnn", channels=1))
put("strange/epoch_1.pth", {"patch_embed.proj.weight": torch.ones(2, 3, 4, 4)})
put("broken/epoch_1.pth", states[2])
broken = folder / "broken/epoch_1.pth"
broken.write_bytes(broken.read_bytes()[:-2000])
