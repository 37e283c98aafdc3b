"""The peer of flow-correlation.bench.mjs: the same flow correlation, vectorised with numpy.

Reads a JSON object on stdin: users and channels (lists of [times in s, sizes in bytes]), hour, near, most, half, slot, lags.
Writes CPU seconds a part, which other work on the machine does not lengthen, and checksums as JSON.
"""
import json
import sys
import time

import numpy as np

job = json.load(sys.stdin)
users = [(np.asarray(t), np.asarray(s)) for t, s in job["users"]]
channels = [(np.asarray(t), np.asarray(s)) for t, s in job["channels"]]
near, most, half, slot, lags = job["near"], job["most"], job["half"], job["slot"], job["lags"]


def event_rate(channel, user):
    """Share of the channel's events that match one of the user's which no earlier one has taken."""
    (ct, cs), (ut, us) = channel, user
    if len(ut) == 0:
        return 0.0
    fits = (np.abs(ct[:, None] - ut[None, :]) <= near) & (np.abs(cs[:, None] - us[None, :]) <= most)
    taken = np.zeros(len(ut), dtype=bool)
    matched = 0
    for i in np.nonzero(fits.any(axis=1))[0]:
        free = np.nonzero(fits[i] & ~taken)[0]
        if len(free):
            taken[free[0]] = True
            matched += 1
    return matched / len(ct)


def bars(times, sizes, slots):
    """A flow as slots: each event spread evenly over a bar of +- half."""
    grid = np.zeros(slots)
    width = int(round(2 * half / slot))
    first = np.floor((times - half) / slot).astype(int) + width
    np.add.at(grid, (first[:, None] + np.arange(width)[None, :]).ravel(), np.repeat(sizes / width, width))
    return grid


began = time.process_time()
rates = np.array([[event_rate(c, u) for u in users] for c in channels])
events = time.process_time() - began

began = time.process_time()
slots = int(round(job["hour"] / slot)) + 4 * int(round(2 * half / slot))
shaped = np.array([bars(t, s, slots) for t, s in users])
energy = (shaped**2).sum(axis=1)
best = np.zeros((len(channels), len(users)))
for lag in lags:
    moved = np.array([bars(t + lag, s, slots) for t, s in channels])
    own = (moved**2).sum(axis=1)
    best = np.maximum(best, 2 * (moved @ shaped.T) / (own[:, None] + energy[None, :]))
shape = time.process_time() - began

json.dump({"events": events, "shape": shape, "rates": float(rates.sum()), "scores": float(best.sum())}, sys.stdout)
