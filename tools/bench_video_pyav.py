"""A peer of `tools/bench video`: frames of a video by their ordinals, with PyAV, as a careful program takes them.

The times of all packets are read once, which gives each frame's ordinal its presentation time and its key frame; a seek goes to the
key frame and decodes forward to that time. A frame that follows the last one is decoded, not sought.
Reads the ordinals from a file, one a line, and prints for each the milliseconds and the number that the picture carries as sixteen
bars; the first line is the milliseconds that reading the times took.
"""
import sys
import time

import av


def number_in(frame):
    luma = frame.to_ndarray(format="gray")
    height, width = luma.shape
    return sum(int(luma[height // 8, (2 * bit + 1) * width // 32] > 127) << bit for bit in range(16))


class Frames:
    def __init__(self, path):
        self.container = av.open(path)
        self.stream = self.container.streams.video[0]
        self.stream.thread_type = "AUTO"
        packets = [(packet.pts, packet.is_keyframe) for packet in self.container.demux(self.stream) if packet.pts is not None]
        self.times = sorted(time for time, _ in packets)
        self.keys = sorted(time for time, is_key in packets if is_key)
        self.frames = None
        self.last = None

    def at(self, ordinal):
        wanted = self.times[ordinal]
        if self.frames is None or self.last != ordinal - 1:
            key = max((time for time in self.keys if time <= wanted), default=self.times[0])
            self.container.seek(key, stream=self.stream, backward=True)
            self.frames = self.container.decode(self.stream)
        for frame in self.frames:
            if frame.pts is not None and frame.pts >= wanted:
                self.last = ordinal
                return frame
        return None


def main():
    path, ordinals = sys.argv[1], [int(line) for line in open(sys.argv[2])]
    start = time.perf_counter()
    frames = Frames(path)
    print(f"{1000 * (time.perf_counter() - start):.3f}")
    for ordinal in ordinals:
        start = time.perf_counter()
        try:
            frame = frames.at(ordinal)
            number = -1 if frame is None else number_in(frame)
        except (av.FFmpegError, IndexError):
            number = -1
            frames.frames = None
        print(f"{1000 * (time.perf_counter() - start):.3f} {number}")


main()
