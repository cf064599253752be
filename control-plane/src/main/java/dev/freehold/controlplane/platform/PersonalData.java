package dev.freehold.controlplane.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds what is about a person or identifies a company: contacts and tax ids. It stays in the control database and the answers of the
 * API; it goes into no log, trace, audit entry or event. What holds it does not print it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PersonalData {}
