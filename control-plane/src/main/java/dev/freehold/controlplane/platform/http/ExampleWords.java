package dev.freehold.controlplane.platform.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What fields of examples hold: by the field's name, or by its schema's and its own where one name means several things. */
final class ExampleWords {
    private static final String WORDS = """
            slug = "acme"
            tenant = "acme"
            MeasuredUsage.name = "users"
            MeasuredUsage.used = 120
            MeasuredUsage.limit = 100
            MeasuredUsage.over = true
            MeasuredUsage.source = "worker"
            UnmeasuredUsage.name = "establishments"
            UnmeasuredUsage.limit = 10
            UnmeasuredUsage.why = "What counts as one, the product decides."
            TenantLoad.tenant = "01a1fca8-80e3-7fe0-9407-cbc7e2fd639b"
            TopTenant.tenant = "01a1fca8-80e3-7fe0-9407-cbc7e2fd639b"
            IssuedCertificate.tenant = "01a1fca8-80e3-7fe0-9407-cbc7e2fd639b"
            legalName = "Acme GmbH"
            taxId = "DE123456789"
            country = "DE"
            contactName = "Ada Lovelace"
            adminEmail = "ada@acme.example"
            plan = "standard"
            Plan.name = "standard"
            NewPlanRequest.name = "silver"
            Step.name = "database"
            step = "database"
            region = "local"
            pool = "local-a"
            Pool.id = "local-a"
            PlannedPool.id = "local-a"
            environment = "production"
            TenantView.state = "active"
            Operation.state = "succeeded"
            Step.state = "succeeded"
            Standing.state = "active"
            PublishedRoute.state = "active"
            Operation.kind = "provision"
            Preview.kind = "suspend"
            requestedBy = "ops-admin"
            approvedBy = "ops-second"
            decidedBy = "ops-second"
            createdBy = "ops-admin"
            revokedBy = "ops-billing"
            revokedReason = "unpaid since June"
            reason = "unpaid since June"
            PlannedPool.reason = "It is the only open pool of region local."
            actor = "ops-admin"
            address = "192.0.2.7"
            roles = ["platform-admin"]
            traceId = "4bf92f3577b34da6a3ce929d0e0e4736"
            worker = "worker-1"
            confirm = "acme"
            confirmForeign = "umbrella"
            PurgeRequest.archive = "none"
            AuditEntry.action = "tenant.suspend"
            AuditEntry.detail = {"operation": "01a1fca8-80e3-7fe0-9407-cbc7e2fd639c"}
            Approval.action = "tenant.purge"
            Approval.request = {"confirm": "acme", "archive": "none"}
            Approval.outcome = "/v1/operations/01a1fca8-80e3-7fe0-9407-cbc7e2fd639c"
            subjectName = "acme"
            users = 100
            documentsPerMonth = 20000
            requestsPerSecond = 100
            concurrentRequests = 16
            connections = 8
            statementTimeoutSeconds = 10
            establishments = 10
            storageBytes = 53687091200
            features = ["export", "products"]
            retentionDays = 30
            retired = false
            types = ["dev.freehold.tenant.active"]
            type = "dev.freehold.tenant.active"
            url = "https://hooks.example.com/freehold"
            enabled = true
            specversion = "1.0"
            source = "urn:freehold:control-plane"
            datacontenttype = "application/json"
            CloudEvent.subject = "01a1fca8-80e3-7fe0-9407-cbc7e2fd639b"
            CloudEvent.data = {"slug": "acme", "state": "active", "plan": "standard"}
            sequence = "42"
            lastStatus = 200
            since = "2026-11-20T00:00:00Z"
            until = "2027-06-30T00:00:00Z"
            keyId = "authority-2"
            key = "region-key-2"
            sealedWith = "region-key-2"
            signed = "eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl"
            certificate = "eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl"
            manifestSha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            requestSha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            previous = "0000000000000000000000000000000000000000000000000000000000000000"
            nextCursor = "MToxMjM0NTY3OC0xMjM0LTEyMzQtMTIzNC0xMjM0NTY3ODkwYWI"
            process = "tenant-service-0"
            waitingFor = ["tenant-service-1"]
            lost = []
            part = "database"
            becomes = "Its worker closes its logins; no data changes."
            message = "The pool does not answer."
            code = "pool_unreachable"
            error = null
            note = null
            lastError = null
            disabledReason = null
            failingSince = null
            revokedAt = null
            LicenseView.revokedBy = null
            LicenseView.revokedReason = null
            LicenseView.state = "valid"
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> words = new HashMap<>();

    ExampleWords() {
        WORDS.lines().map(line -> line.split(" = ", 2)).forEach(word -> words.put(word[0], word[1]));
    }

    /** A JSON value, null among them; nothing where no word is known. */
    Optional<Word> of(String schema, String field) {
        return Optional.ofNullable(words.getOrDefault(schema + "." + field, words.get(field)))
                .map(ExampleWords::parse);
    }

    private static Word parse(String json) {
        try {
            return new Word(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + json, e);
        }
    }

    /** Null is a word too. */
    record Word(com.fasterxml.jackson.databind.JsonNode value) {}
}
