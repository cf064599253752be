package dev.freehold.controlplane.platform.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * A POST that honours Idempotency-Key: everything it does and its answer are committed together. Its parameters must be what was
 * asked and nothing else, and it answers with a {@code RestResponse} whose entity is written as JSON.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
