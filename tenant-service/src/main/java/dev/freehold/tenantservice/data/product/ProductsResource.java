package dev.freehold.tenantservice.data.product;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.freehold.tenantservice.admit.RequiresFeature;
import dev.freehold.tenantservice.admit.RequiresRole;
import dev.freehold.tenantservice.admit.Role;
import dev.freehold.tenantservice.platform.IfMatch;
import dev.freehold.tenantservice.platform.Printable;
import dev.freehold.tenantservice.platform.ProblemException;

@Path("/v1/products")
@Authenticated
@RequiresFeature("products")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ProductsResource {
    private static final Pattern UP_TO_200 = Pattern.compile("[1-9][0-9]?|1[0-9]{2}|200");

    private final Products products;

    ProductsResource(Products products) {
        this.products = products;
    }

    /** Products in the order of their ids. */
    @GET
    public ProductView.Page list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")
                    String limit,
            @QueryParam("sku") @Nullable @Size(max = 64) @Printable String sku) {
        int size = pageSize(limit);
        List<Product> found = products.page(Cursor.parse(cursor), sku, size + 1);
        List<ProductView> items =
                found.stream().limit(size).map(ProductView::of).toList();
        String next = found.size() > size ? new Cursor(items.getLast().id()).encoded() : null;
        return new ProductView.Page(items, next);
    }

    @GET
    @Path("/{id}")
    public RestResponse<ProductView> get(@PathParam("id") UUID id) {
        return products.read(id).map(ProductsResource::ok).orElseThrow(ProblemException::nothingHere);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresRole({Role.ADMIN, Role.EDITOR})
    public RestResponse<ProductView> create(@NotNull @Valid ProductBody body) {
        Product product = products.create(body);
        return RestResponse.ResponseBuilder.<ProductView>created(URI.create("/v1/products/" + product.id))
                .tag(IfMatch.tag(product.version))
                .entity(ProductView.of(product))
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresRole({Role.ADMIN, Role.EDITOR})
    public RestResponse<ProductView> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ProductBody body) {
        IfMatch condition = new IfMatch(ifMatch);
        condition.require();
        if (body.id() != null && !body.id().equals(id)) {
            throw ProblemException.invalidField("id", "must be the id in the address, or absent");
        }
        return ok(products.change(id, body, condition));
    }

    @DELETE
    @Path("/{id}")
    @RequiresRole({Role.ADMIN, Role.EDITOR})
    public void remove(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        products.remove(id, new IfMatch(ifMatch));
    }

    /** Read here, because JAX-RS would answer one that is no number with 404. */
    private static int pageSize(String limit) {
        if (!UP_TO_200.matcher(limit).matches()) {
            throw ProblemException.invalidField("limit", "must be a number from 1 to 200");
        }
        return Integer.parseInt(limit);
    }

    private static RestResponse<ProductView> ok(Product product) {
        return RestResponse.ResponseBuilder.ok(ProductView.of(product))
                .tag(IfMatch.tag(product.version))
                .build();
    }
}
