/** How refusals and unreadable requests become problem+json, and how strictly public JSON is read. ProblemMapper is the door. */
@NullMarked
package dev.freehold.controlplane.platform.http;

import org.jspecify.annotations.NullMarked;
