"""What the comparisons of tools/bench have in common: sides that run in turn, each printing one line of JSON."""
import json
import statistics
import subprocess


def options_of(options, *names):
    """The options of these names for a side's command line."""
    return [f"--{name}={getattr(options, name.replace('-', '_'))}" for name in names]


def printed_by(command, **how):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, **how).stdout)


def in_turn(sides, rounds, run=printed_by):
    """What each side found, round by round."""
    return [{name: run(command) for name, command in sides.items()} for _ in range(rounds)]


def compare_speeds(what, sides, rounds, title):
    """Prints how many of `what` both sides do in a second ("images": their "images_per_second") and the ratio of the first to the second."""
    found = in_turn(sides, rounds)
    speeds = {name: [one[name][f"{what}_per_second"] for one in found] for name in sides}
    ratios = sorted(ours / theirs for ours, theirs in zip(*speeds.values()))
    print(title)
    for name, values in speeds.items():
        print(f"  {name}: {statistics.median(values):.1f} {what}/s (median; {min(values):.1f} to {max(values):.1f})")
    print(f"  ratio {statistics.median(ratios):.2f} (median of rounds; {ratios[0]:.2f} to {ratios[-1]:.2f})", flush=True)
