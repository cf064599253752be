package dev.freehold.tenantservice.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/** A text without control, format, private-use and unpaired characters or line separators: what is stored is what is seen. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "[^\\p{C}\\p{Zl}\\p{Zp}]*")
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Printable {
    String message() default "must have printing characters only";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
