/**
 * Our three services as processes: their keys, their settings, their start.
 * One enters through {@link dev.freehold.stack.service.Services}.
 */
@NullMarked
package dev.freehold.stack.service;

import org.jspecify.annotations.NullMarked;
