package dev.freehold.worker.lease;

/** The control plane has let this worker in; nothing may be leased before. */
public record WorkerAdmitted() {}
