/** What the tests share: one real server a JVM, a journal that can break off, and an identity server in memory. Workbench is the door. */
@NullMarked
package dev.freehold.worker.testing;

import org.jspecify.annotations.NullMarked;
