package dev.freehold.controlplane.license;

import java.time.Instant;

/** A signed licence, and when it ends without its grace. */
public record IssuedLicense(String signed, Instant validUntil) {}
