#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes core/powers_of_ten.def, the table of core/number.c, from exact integers:
    python3 core/powers_of_ten.py >core/powers_of_ten.def
For k from -324 to 292: g = floor(10^-k * 2^-r) + 1, where r makes it a number of 126 bits, as its upper and lower 63 bits
(Giulietti 2020, "The Schubfach way to render doubles", section 9.8)."""


def upper_bound(k):
    numerator, denominator = (10 ** -k, 1) if k <= 0 else (1, 10**k)
    shift = 126 - (numerator.bit_length() - denominator.bit_length())
    scaled = (numerator << max(shift, 0)) // (denominator << max(-shift, 0))
    while scaled.bit_length() > 126:
        shift -= 1
        scaled = (numerator << max(shift, 0)) // (denominator << max(-shift, 0))
    return scaled + 1


print("/* SPDX-License-Identifier: GPL-3.0-or-later")
print(" * Made by core/powers_of_ten.py: POWER(upper 63 bits, lower 63 bits) of 10^324 down to 10^-292. */")
for k in range(-324, 293):
    g = upper_bound(k)
    assert g.bit_length() == 126
    print(f"POWER(0x{g >> 63:016x}, 0x{g & (1 << 63) - 1:016x})")
