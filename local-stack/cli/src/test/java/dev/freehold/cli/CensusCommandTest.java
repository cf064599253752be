package dev.freehold.cli;

import java.time.Instant;
import java.time.InstantSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CensusCommandTest {
    private static final String CENSUS = "0199f0a0-0000-7000-8000-000000000002";
    private static final String GET = "GET /v1/census/" + CENSUS;
    private static final String RUNNING = """
            {"id":"%s","state":"running","requestedBy":"ops-admin","startedAt":"2026-11-21T08:00:00Z","parts":[],"findings":[]}""".formatted(CENSUS);
    private static final String CLEAN = """
            {"id":"%s","state":"clean","requestedBy":"ops-admin","startedAt":"2026-11-21T08:00:00Z",
             "finishedAt":"2026-11-21T08:00:01Z","parts":[{"kind":"pool","region":"local","pool":"local-a","state":"done"}],
             "counts":{"tenants":3},"findings":[]}""".formatted(CENSUS);
    private static final String DIFFERENT = """
            {"id":"%s","state":"differences","requestedBy":"ops-admin","startedAt":"2026-11-21T08:00:00Z",
             "finishedAt":"2026-11-21T08:00:01Z",
             "parts":[{"kind":"pool","region":"local","pool":"local-a","state":"done"},
                      {"kind":"pool","region":"local","pool":"local-b","state":"failed","error":"No worker answered."}],
             "counts":{"tenants":3},
             "findings":[
               {"number":1,"kind":"reservation_orphaned","region":"local","pool":"local-a","subject":"fh_aaa",
                "detail":"The ledger has a name behind which there is nothing.","remedy":"repair",
                "advice":"Repair it.","state":"open"},
               {"number":2,"kind":"database_unreserved","region":"local","pool":"local-a","subject":"fh_bbb",
                "detail":"No ledger knows this database.","remedy":"drop","advice":"Look into it first.","state":"open"},
               {"number":3,"kind":"identity_missing","region":"local","subject":"acme",
                "detail":"The tenant has no group.","remedy":"none","advice":"Restore it.","state":"open"}]}""".formatted(CENSUS);

    private final FakeControlPlane controlPlane = new FakeControlPlane();

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void waitsForACensusAndEndsWellIfNothingDiffers() {
        controlPlane.on("POST /v1/census", 202, RUNNING);
        controlPlane.on(GET, 200, RUNNING).on(GET, 200, CLEAN);

        Run run = run("census");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("Census " + CENSUS + ": clean (3 tenants)\n");
    }

    @Test
    void saysWhatDiffersAndWhatCouldNotBeCounted() {
        controlPlane.on("POST /v1/census", 202, RUNNING);
        controlPlane.on(GET, 200, DIFFERENT);

        Transcript.of(run("census")).isGolden("census-differences");
    }

    @Test
    void repairsOnlyWhatNeedsNoConfirmation() {
        controlPlane.on(GET, 200, DIFFERENT);
        controlPlane.on("POST /v1/census/" + CENSUS + "/findings/1/resolve", 202, """
                {"number":1,"kind":"reservation_orphaned","subject":"fh_aaa","remedy":"repair","state":"resolving"}""");

        Run run = run("census", "repair", CENSUS);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("Finding 1, reservation_orphaned fh_aaa: resolving\n");
        assertThat(controlPlane.requests())
                .extracting(FakeControlPlane.Request::line)
                .filteredOn(line -> line.startsWith("POST"))
                .containsExactly("POST /v1/census/" + CENSUS + "/findings/1/resolve");
    }

    @Test
    void goesOnRepairingWhereOneIsRefused() {
        controlPlane.on(GET, 200, DIFFERENT.replace("\"remedy\":\"drop\"", "\"remedy\":\"repair\""));
        controlPlane.on("POST /v1/census/" + CENSUS + "/findings/1/resolve", 409, """
                {"title":"The tenant's state does not allow this","code":"state_conflict","detail":"Count anew."}""");
        controlPlane.on("POST /v1/census/" + CENSUS + "/findings/2/resolve", 202, """
                {"number":2,"kind":"database_unreserved","subject":"fh_bbb","remedy":"repair","state":"resolving"}""");

        Run run = run("census", "repair", CENSUS);

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).isEqualTo("Finding 2, database_unreserved fh_bbb: resolving\n");
        assertThat(run.err()).contains("Finding 1 is not repaired", "Count anew.");
    }

    @Test
    void dropsWithTheSubjectTypedAgain() {
        String resolve = "POST /v1/census/" + CENSUS + "/findings/2/resolve";
        controlPlane.on(resolve, 202, """
                {"number":2,"kind":"database_unreserved","subject":"fh_bbb","remedy":"drop","state":"resolving"}""");

        Run run = run("census", "resolve", CENSUS, "2", "--confirm", "fh_bbb");

        assertThat(run.exitCode()).isZero();
        assertThat(controlPlane.requests().getFirst().body()).isEqualTo("{\"confirm\":\"fh_bbb\"}");
    }

    @Test
    void givesUpWaitingForACensusThatGoesOn() {
        controlPlane.on("POST /v1/census", 202, RUNNING);
        controlPlane.on(GET, 200, RUNNING);

        Run run = run("census", "--timeout", "400ms");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("census show " + CENSUS);
    }

    @Test
    void listsCensuses() {
        controlPlane.on(
                "GET /v1/census?limit=50", 200, Json.page("null", """
                {"id":"%1$s","state":"differences","requestedBy":"ops-admin","startedAt":"2026-11-21T08:00:00Z",
                 "finishedAt":"2026-11-21T08:00:01Z","findings":3}""".formatted(CENSUS), """
                {"id":"%1$s","state":"running","requestedBy":"ops-admin","startedAt":"2026-11-21T08:00:00Z",
                 "finishedAt":null,"findings":0}""".formatted(CENSUS)));

        Transcript.of(Run.at(controlPlane)
                        .at(InstantSource.fixed(Instant.parse("2026-11-21T08:00:05Z")))
                        .run("census", "list"))
                .isGolden("census-list");
    }

    private Run run(String... arguments) {
        return Run.at(controlPlane).run(arguments);
    }
}
