"""Weights of vision transformers and mobile networks as training programs save them; foreign_weights.py calls this."""
import torch
from reference import make, outputs


def renamed(state, *pairs):
    for old, new in pairs:
        state = {name.replace(old, new): tensor for name, tensor in state.items()}
    return state


def write_modern(folder, write, below):
    def trained(name, channels=3, classes=10, side=32, **options):
        network = make(name, channels, classes, **options)
        with torch.no_grad():
            for parameter in network.parameters():
                parameter.add_(torch.randn_like(parameter), alpha=0.05)
            if not name.startswith("vit"):  # which has no running statistics
                network(torch.randn(8, channels, side, side))
            images = torch.randn(2, channels, side, side)
        return network.state_dict(), {"images": images} | outputs(network, images)

    def headless(state, expected, head):
        return {n: t for n, t in state.items() if not n.startswith(head)}, {n: t for n, t in expected.items() if n != "logits"}

    small = {"patch_size": 8, "image_size": 32, "width": 64, "depth": 2, "heads": 1}
    state, expected = trained("vit_base", side=48, **small)
    write("timm", {"model": state, "epoch": 3}, expected)
    encoder, features = headless(state, expected, "head.")
    dino = {"head.mlp.0.weight": torch.ones(3, 64), "head.last_layer.weight_g": torch.ones(3, 1), "head.last_layer.weight_v": torch.ones(3, 2)}
    write("dino-vit", {"student": below("module.backbone.", state), "teacher": below("backbone.", encoder) | dino, "epoch": 1}, features)
    moco = below("module.base_encoder.", encoder | {"head.0.weight": torch.ones(4, 64), "head.1.running_mean": torch.ones(4), "head.3.weight": torch.ones(2, 4)})
    write("moco-v3", {"state_dict": moco | below("module.momentum_encoder.", state) | {"module.predictor.0.weight": torch.ones(2, 2)}}, features)
    write("mae", {"model": encoder | {"mask_token": torch.ones(1, 1, 8), "decoder_blocks.0.norm1.weight": torch.ones(8), "decoder_norm.weight": torch.ones(8)}}, features)
    unusual = {"patch_size": 7, "image_size": 28, "width": 128, "depth": 3, "heads": 2}
    state, expected = trained("vit_small", channels=1, side=28, layer_scale=True, **unusual)
    state, expected = headless(state, expected, "head.")
    write("dinov2", state | {"mask_token": torch.zeros(1, 128)}, expected)
    state, expected = trained("vit_b", side=48, **small)
    write("torchvision", state, expected)
    write("torchvision-former", renamed(state, ("mlp.0.", "mlp.linear_1."), ("mlp.3.", "mlp.linear_2.")), expected)
    odd, expected = trained("vit_small", **small | {"width": 48, "heads": 6})
    write("odd-width", odd, expected)
    state, expected = trained("efficientnet_b0", classes=7, side=64, width=16)
    write("efficientnet", {"state_dict": below("module.", state)}, expected)
    efficient = state
    state, expected = trained("mobilenet_v3_large", side=64, width=8)
    write("mobilenet", state, expected)
    mobile = state
    state, expected = headless(state, expected, "classifier.")
    write("mobilenet-moco", below("module.encoder_q.", state | {"classifier.weight": torch.ones(4, 480)}) | {"module.queue": torch.ones(2)}, expected)

    state, expected = trained("resnet18", side=64, width=8)
    encoder_18, features = headless(state, expected, "fc.")
    projection = {"fc.0.weight": torch.ones(4, 64), "fc.2.weight": torch.ones(4, 4)}
    seed = below("module.student.", encoder_18 | projection) | below("module.teacher.", make("resnet50", 3, 10, width=8).state_dict())
    write("seed", {"arch": "resnet18", "state_dict": seed | {"module.queue": torch.ones(4, 9), "module.queue_ptr": torch.zeros(1)}}, features)
    write("simsiam", {"state_dict": below("module.encoder.", encoder_18 | projection) | {"module.predictor.0.weight": torch.ones(2, 2)}}, features)
    average = below("student.backbone.", make("resnet18", 3, 10, width=8).state_dict()) | below("teacher.backbone.", encoder_18)
    write("self-distilled", {"model": average | {"teacher.head.weight": torch.ones(2, 2)}}, features)

    def refused(name, state):
        torch.save(state, folder / f"{name}.pth")

    for token in ("reg_token", "dist_token"):
        refused(token, encoder | {token: torch.zeros(1, 1, 64)})
    refused("fc-norm", renamed(encoder, ("norm.", "fc_norm.")))
    refused("norm-pre", encoder | {"norm_pre.weight": torch.ones(64)})
    refused("no-class", {n: t for n, t in encoder.items() if n != "cls_token"})
    refused("no-bias", {n: t for n, t in encoder.items() if not n.endswith("qkv.bias")})
    refused("oblong", encoder | {"pos_embed": torch.zeros(1, 19, 64)})
    refused("swin", {"patch_embed.proj.weight": torch.ones(8, 3, 4, 4), "layers.0.blocks.0.attn.relative_position_bias_table": torch.ones(9, 2)})
    refused("half-a-block", {n: t for n, t in encoder.items() if n != "blocks.1.mlp.fc2.bias"})
    refused("narrow-mlp", encoder | {"blocks.0.mlp.fc1.weight": torch.ones(128, 64)})
    refused("deep-efficientnet", efficient | {"features.2.2.block.0.0.weight": torch.ones(2, 2, 1, 1)})
    refused("mobilenet-small", mobile | {"features.1.block.1.fc1.weight": torch.ones(2, 2, 1, 1)})
    refused("mobilenet-squeezed", mobile | {"features.2.block.3.fc1.weight": torch.ones(2, 2, 1, 1)})
