package dev.freehold.controlplane.platform.http;

import java.util.List;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import dev.freehold.contracts.problem.Problem;

/** Says once for all calls of the API that whatever does not succeed is answered with a problem. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemInOpenApi implements OASFilter {
    private static final String SCHEMA = "#/components/schemas/Problem";

    @Override
    public Operation filterOperation(Operation operation) {
        for (String status : List.of("400", "401", "403")) {
            operation.getResponses().removeAPIResponse(status);
        }
        operation.getResponses().setDefaultValue(problem());
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().addSchema("Problem", schema());
    }

    private static APIResponse problem() {
        return OASFactory.createAPIResponse()
                .description("Not done; the problem says why and what to do")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(SCHEMA))));
    }

    private static Schema schema() {
        Schema error = object().addProperty("field", text()).addProperty("message", text());
        return object().description("RFC 9457 problem; code never changes its meaning")
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("code", text())
                .addProperty("operation", text().description("the operation in the way or concerned"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(error));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
