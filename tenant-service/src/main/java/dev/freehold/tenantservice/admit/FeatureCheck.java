package dev.freehold.tenantservice.admit;

import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.tenantservice.platform.ProblemException;

/** Holds {@link RequiresFeature}, before the body is validated. */
@Interceptor
@RequiresFeature
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class FeatureCheck {
    /** What a licence without limits says. */
    private static final String ALL = "*";

    private final Admission admission;

    FeatureCheck(Admission admission) {
        this.admission = admission;
    }

    @AroundInvoke
    @Nullable
    Object check(InvocationContext call) throws Exception {
        String feature = call.getInterceptorBinding(RequiresFeature.class).value();
        Set<String> licensed = admission.license().features();
        if (!licensed.contains(feature) && !licensed.contains(ALL)) {
            throw new ProblemException(
                    ProblemCode.FEATURE_NOT_LICENSED,
                    "The tenant's plan " + admission.license().plan() + " does not include the feature " + feature
                            + ". Another plan may.");
        }
        return call.proceed();
    }
}
