package dev.freehold.controlplane.platform.idempotency;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Says once for all public POSTs that they take a key. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class IdempotencyInOpenApi implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().forEach((path, item) -> {
            Operation post = item.getPOST();
            if (post != null && path.startsWith("/v1/")) {
                post.addParameter(header());
            }
        });
    }

    private static Parameter header() {
        return OASFactory.createParameter()
                .name(AskedOnce.HEADER)
                .in(Parameter.In.HEADER)
                .required(false)
                .description(
                        "1 to 200 visible ASCII characters. A repeat within 24 hours is given the same answer, with Idempotency-Replayed: true; another request under the same key is refused with 422")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
