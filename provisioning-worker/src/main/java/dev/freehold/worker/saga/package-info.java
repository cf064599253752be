/** The engine: steps that detect, act, verify and compensate, and the runner that conducts them; it knows no SQL and no HTTP. SagaRunner is the door. */
@NullMarked
package dev.freehold.worker.saga;

import org.jspecify.annotations.NullMarked;
