/** What every station needs and no station owns: configuration of the process and the keys of log lines. WorkerConfig is where to look first. */
@NullMarked
package dev.freehold.worker.platform;

import org.jspecify.annotations.NullMarked;
