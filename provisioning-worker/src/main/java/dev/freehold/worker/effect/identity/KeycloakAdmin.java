package dev.freehold.worker.effect.identity;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The few calls of Keycloak's admin API that we need, under {@code /admin/realms/{realm}}. */
@RegisterRestClient(configKey = "identity")
@OidcClientFilter("identity")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface KeycloakAdmin {
    @GET
    @Path("/groups")
    List<Group> groups(
            @QueryParam("search") String name,
            @QueryParam("exact") boolean exact,
            @QueryParam("briefRepresentation") boolean brief);

    @GET
    @Path("/groups")
    List<Group> allGroups(
            @QueryParam("first") int first,
            @QueryParam("max") int max,
            @QueryParam("briefRepresentation") boolean brief);

    @POST
    @Path("/groups")
    void createGroup(Group group);

    @PUT
    @Path("/groups/{id}")
    void updateGroup(@PathParam("id") String id, Group group);

    @DELETE
    @Path("/groups/{id}")
    void deleteGroup(@PathParam("id") String id);

    @GET
    @Path("/groups/{id}/members")
    List<User> members(
            @PathParam("id") String group,
            @QueryParam("first") int first,
            @QueryParam("max") int max,
            @QueryParam("briefRepresentation") boolean brief);

    @GET
    @Path("/users")
    List<User> usersByEmail(
            @QueryParam("email") String email,
            @QueryParam("exact") boolean exact,
            @QueryParam("briefRepresentation") boolean brief);

    @POST
    @Path("/users")
    void createUser(User user);

    @DELETE
    @Path("/users/{id}")
    void deleteUser(@PathParam("id") String id);

    @GET
    @Path("/users/{id}/groups")
    List<Group> groupsOf(@PathParam("id") String user, @QueryParam("briefRepresentation") boolean brief);

    @PUT
    @Path("/users/{id}/groups/{group}")
    void join(@PathParam("id") String user, @PathParam("group") String group);

    /** A group; what is null is left out of requests. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Group(@Nullable String id, String name, @Nullable Map<String, List<String>> attributes) {
        boolean has(String attribute) {
            return attributes != null && attributes.containsKey(attribute);
        }

        boolean has(String attribute, String value) {
            return attributes != null && List.of(value).equals(attributes.get(attribute));
        }
    }

    /** A user; what is null is left out of requests. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record User(
            @Nullable String id,
            String username,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable Boolean enabled,
            @Nullable Boolean emailVerified,
            @Nullable List<String> requiredActions,
            @Nullable Map<String, List<String>> attributes,
            @Nullable List<String> groups) {
        boolean has(String attribute, String value) {
            return attributes != null && List.of(value).equals(attributes.get(attribute));
        }

        @Override
        public String toString() {
            return "User[id=" + id + "]";
        }
    }
}
