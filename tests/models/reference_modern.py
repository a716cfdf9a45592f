"""Independent vision transformers (timm's and torchvision's names), EfficientNet-B0 and MobileNetV3-Large; reference.py makes them."""
import math

import torch
from torch import nn
from torch.nn import functional


def truncated_normal(tensor, deviation):
    """Normal, with what is beyond 2 drawn again."""
    if tensor.is_meta:
        return
    with torch.no_grad():
        tensor.normal_(0, deviation)
        outside = tensor.abs() > 2
        while outside.any():
            tensor.copy_(torch.where(outside, torch.empty_like(tensor).normal_(0, deviation), tensor))
            outside = tensor.abs() > 2


def resized_positions(table, grid, **how):
    """1 x (1 + n) x d positions of a square grid for another one."""
    old = math.isqrt(table.shape[1] - 1)
    if (old, old) == grid:
        return table
    patches = table[:, 1:].reshape(1, old, old, -1).permute(0, 3, 1, 2)
    patches = functional.interpolate(patches, grid, mode="bicubic", **how).permute(0, 2, 3, 1).reshape(1, grid[0] * grid[1], -1)
    return torch.cat([table[:, :1], patches], 1)


class Branch(nn.Module):
    """Modules by name, to be called by whoever holds them."""

    def __init__(self, **modules):
        super().__init__()
        for name, module in modules.items():
            self.add_module(name, module)


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)

    def forward(self, x):
        batch, length, width = x.shape
        q, k, v = (part.reshape(batch, length, self.heads, -1).transpose(1, 2) for part in self.qkv(x).chunk(3, -1))
        weights = (q @ k.transpose(-2, -1) / math.sqrt(width // self.heads)).softmax(-1)
        return self.proj((weights @ v).transpose(1, 2).reshape(batch, length, width))


class LayerScale(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.gamma = nn.Parameter(torch.full((width,), 1e-5))

    def forward(self, x):
        return x * self.gamma


class TimmBlock(nn.Module):
    def __init__(self, width, heads, layer_scale):
        super().__init__()
        self.norm1 = nn.LayerNorm(width, eps=1e-6)
        self.attn = Attention(width, heads)
        self.ls1 = LayerScale(width) if layer_scale else nn.Identity()
        self.norm2 = nn.LayerNorm(width, eps=1e-6)
        self.mlp = Branch(fc1=nn.Linear(width, 4 * width), fc2=nn.Linear(4 * width, width))
        self.ls2 = LayerScale(width) if layer_scale else nn.Identity()

    def forward(self, x):
        x = x + self.ls1(self.attn(self.norm1(x)))
        return x + self.ls2(self.mlp.fc2(functional.gelu(self.mlp.fc1(self.norm2(x)))))


class TimmTransformer(nn.Module):
    def __init__(self, channels, classes, patch_size=16, image_size=224, width=192, depth=12, heads=3, layer_scale=False):
        super().__init__()
        self.patch_embed = Branch(proj=nn.Conv2d(channels, width, patch_size, patch_size))
        self.cls_token = nn.Parameter(torch.zeros(1, 1, width))
        self.pos_embed = nn.Parameter(torch.randn(1, 1 + (image_size // patch_size) ** 2, width) * 0.02)
        self.blocks = nn.ModuleList(TimmBlock(width, heads, layer_scale) for _ in range(depth))
        self.norm = nn.LayerNorm(width, eps=1e-6)
        self.head = nn.Linear(width, classes)
        truncated_normal(self.pos_embed, 0.02)
        nn.init.normal_(self.cls_token, std=1e-6)
        for part in self.modules():
            if isinstance(part, nn.Linear):
                truncated_normal(part.weight, 0.02)
                nn.init.zeros_(part.bias)

    def features(self, x):
        x = self.patch_embed.proj(x)
        positions = resized_positions(self.pos_embed, tuple(x.shape[2:]), antialias=True)
        x = torch.cat([self.cls_token.expand(len(x), -1, -1), x.flatten(2).transpose(1, 2)], 1) + positions
        for block in self.blocks:
            x = block(x)
        return self.norm(x[:, 0])

    def forward(self, x):
        return self.head(self.features(x))


class TorchvisionBlock(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.ln_1 = nn.LayerNorm(width, eps=1e-6)
        self.self_attention = nn.MultiheadAttention(width, heads, batch_first=True)
        self.ln_2 = nn.LayerNorm(width, eps=1e-6)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Dropout(0), nn.Linear(4 * width, width), nn.Dropout(0))
        for i in (0, 3):
            nn.init.xavier_uniform_(self.mlp[i].weight)
            nn.init.normal_(self.mlp[i].bias, std=1e-6)

    def forward(self, x):
        y = self.ln_1(x)
        x = x + self.self_attention(y, y, y, need_weights=False)[0]
        return x + self.mlp(self.ln_2(x))


class TorchvisionEncoder(nn.Module):
    def __init__(self, positions, width, depth, heads):
        super().__init__()
        self.pos_embedding = nn.Parameter(torch.randn(1, positions, width) * 0.02)
        self.layers = Branch(**{f"encoder_layer_{i}": TorchvisionBlock(width, heads) for i in range(depth)})
        self.ln = nn.LayerNorm(width, eps=1e-6)


class TorchvisionTransformer(nn.Module):
    def __init__(self, channels, classes, patch_size=16, image_size=224, width=384, depth=12, heads=6):
        super().__init__()
        self.conv_proj = nn.Conv2d(channels, width, patch_size, patch_size)
        self.class_token = nn.Parameter(torch.zeros(1, 1, width))
        self.encoder = TorchvisionEncoder(1 + (image_size // patch_size) ** 2, width, depth, heads)
        self.heads = Branch(head=nn.Linear(width, classes))
        nn.init.normal_(self.encoder.pos_embedding, std=0.02)
        truncated_normal(self.conv_proj.weight, math.sqrt(1 / (channels * patch_size**2)))
        for part in (self.conv_proj.bias, self.heads.head.weight, self.heads.head.bias):
            nn.init.zeros_(part)

    def features(self, x):
        x = self.conv_proj(x)
        positions = resized_positions(self.encoder.pos_embedding, tuple(x.shape[2:]), align_corners=True)
        x = torch.cat([self.class_token.expand(len(x), -1, -1), x.flatten(2).transpose(1, 2)], 1) + positions
        for layer in self.encoder.layers.children():
            x = layer(x)
        return self.encoder.ln(x[:, 0])

    def forward(self, x):
        return self.heads.head(self.features(x))


def unit(inputs, outputs, kernel, stride, norm, activation, groups=1):
    parts = [nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False), norm(outputs)]
    return nn.Sequential(*parts, activation()) if activation else nn.Sequential(*parts)


class Excitation(nn.Module):
    def __init__(self, channels, squeezed, activation, gate):
        super().__init__()
        self.fc1 = nn.Conv2d(channels, squeezed, 1)
        self.fc2 = nn.Conv2d(squeezed, channels, 1)
        self.activation, self.gate = activation, gate

    def forward(self, x):
        return x * self.gate(self.fc2(self.activation(self.fc1(functional.adaptive_avg_pool2d(x, 1)))))


class Inverted(nn.Module):
    def __init__(self, inputs, expanded, outputs, kernel, stride, norm, activation, excitation):
        super().__init__()
        layers = [] if expanded == inputs else [unit(inputs, expanded, 1, 1, norm, activation)]
        layers.append(unit(expanded, expanded, kernel, stride, norm, activation, groups=expanded))
        if excitation:
            layers.append(excitation())
        layers.append(unit(expanded, outputs, 1, 1, norm, None))
        self.block = nn.Sequential(*layers)
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x):
        return x + self.block(x) if self.residual else self.block(x)


def initialise_convolutions(network):
    for part in network.modules():
        if isinstance(part, nn.Conv2d):
            nn.init.kaiming_normal_(part.weight, mode="fan_out")
            if part.bias is not None:
                nn.init.zeros_(part.bias)


class EfficientNet(nn.Module):
    def __init__(self, channels, classes, width=32, dropout=0.0, stochastic_depth=0.0):
        super().__init__()
        assert dropout == stochastic_depth == 0

        def wide(count):
            return count * width // 32

        def block(inputs, outputs, expansion, kernel, stride):
            expanded = inputs * expansion
            return Inverted(inputs, expanded, outputs, kernel, stride, nn.BatchNorm2d, nn.SiLU,
                            lambda: Excitation(expanded, inputs // 4, functional.silu, torch.sigmoid))

        stages = [unit(channels, width, 3, 2, nn.BatchNorm2d, nn.SiLU)]
        inputs = width
        for expansion, kernel, stride, outputs, count in [(1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1)]:
            blocks = []
            for i in range(count):
                blocks.append(block(inputs, wide(outputs), expansion, kernel, stride if i == 0 else 1))
                inputs = wide(outputs)
            stages.append(nn.Sequential(*blocks))
        stages.append(unit(inputs, wide(1280), 1, 1, nn.BatchNorm2d, nn.SiLU))
        self.add_module("features", nn.Sequential(*stages))
        self.classifier = nn.Sequential(nn.Dropout(0), nn.Linear(wide(1280), classes))
        initialise_convolutions(self)
        bound = 1 / math.sqrt(classes)
        nn.init.uniform_(self.classifier[1].weight, -bound, bound)
        nn.init.zeros_(self.classifier[1].bias)

    def forward(self, x):
        return self.classifier(pooled(self, x))


class MobileNet(nn.Module):
    def __init__(self, channels, classes, width=16, dropout=0.0):
        super().__init__()
        assert dropout == 0

        def norm(count):
            return nn.BatchNorm2d(count, eps=1e-3, momentum=0.01)

        def wide(count):
            return count * width // 16

        def block(inputs, kernel, expanded, outputs, squeezed, hard, stride):
            return Inverted(wide(inputs), wide(expanded), wide(outputs), kernel, stride, norm, nn.Hardswish if hard else nn.ReLU,
                            (lambda: Excitation(wide(expanded), wide(squeezed), functional.relu, functional.hardsigmoid)) if squeezed else None)

        self.add_module("features", nn.Sequential(
            unit(channels, width, 3, 2, norm, nn.Hardswish),
            block(16, 3, 16, 16, 0, False, 1), block(16, 3, 64, 24, 0, False, 2), block(24, 3, 72, 24, 0, False, 1),
            block(24, 5, 72, 40, 24, False, 2), block(40, 5, 120, 40, 32, False, 1), block(40, 5, 120, 40, 32, False, 1),
            block(40, 3, 240, 80, 0, True, 2), block(80, 3, 200, 80, 0, True, 1), block(80, 3, 184, 80, 0, True, 1), block(80, 3, 184, 80, 0, True, 1),
            block(80, 3, 480, 112, 120, True, 1), block(112, 3, 672, 112, 168, True, 1),
            block(112, 5, 672, 160, 168, True, 2), block(160, 5, 960, 160, 240, True, 1), block(160, 5, 960, 160, 240, True, 1),
            unit(wide(160), wide(960), 1, 1, norm, nn.Hardswish)))
        self.classifier = nn.Sequential(nn.Linear(wide(960), wide(1280)), nn.Hardswish(), nn.Dropout(0), nn.Linear(wide(1280), classes))
        initialise_convolutions(self)
        for i in (0, 3):
            nn.init.normal_(self.classifier[i].weight, 0, 0.01)
            nn.init.zeros_(self.classifier[i].bias)

    def forward(self, x):
        return self.classifier(pooled(self, x))


def pooled(network, x):
    return network.features(x).mean((2, 3))


SIZES = {"tiny": (192, 12, 3), "small": (384, 12, 6), "base": (768, 12, 12), "s": (384, 12, 6), "b": (768, 12, 12)}


def make(name, channels, classes, **options):
    if name == "efficientnet_b0":
        return EfficientNet(channels, classes, **options)
    if name == "mobilenet_v3_large":
        return MobileNet(channels, classes, **options)
    size = name.removeprefix("vit_")
    usual = dict(zip(("width", "depth", "heads"), SIZES[size]))
    return (TimmTransformer if len(size) > 1 else TorchvisionTransformer)(channels, classes, **usual | options)


def outputs(network, images):
    """Features and logits in evaluation mode."""
    network.eval()
    with torch.no_grad():
        if hasattr(network, "classifier"):
            features = pooled(network, images)
            return {"features": features, "logits": network.classifier(features)}
        return {"features": network.features(images).contiguous(), "logits": network(images)}
