package dev.freehold.tenantservice.admit;

import java.util.Arrays;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.tenantservice.platform.ProblemException;

/** Holds {@link RequiresRole}, before the body is validated. */
@Interceptor
@RequiresRole
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class RoleCheck {
    private final Admission admission;

    RoleCheck(Admission admission) {
        this.admission = admission;
    }

    @AroundInvoke
    @Nullable
    Object check(InvocationContext call) throws Exception {
        Role[] sufficient = call.getInterceptorBinding(RequiresRole.class).value();
        if (Arrays.stream(sufficient).noneMatch(admission.roles()::contains)) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "This needs one of the roles "
                            + Arrays.stream(sufficient).map(Role::wireName).toList()
                            + " in this tenant. An admin of the tenant can give it.");
        }
        return call.proceed();
    }
}
