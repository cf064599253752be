package dev.freehold.bench.report;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReportTest {
    private final Report report = new Report("provision", "a machine");

    @Test
    void hasTheFormThatProgramsExpect() throws Exception {
        report.durations("ours", new Samples(List.of(30.0)), new Samples(List.of(20.0)));
        report.add("requests", "sum", 7, "requests", null);

        JsonNode json = new ObjectMapper().readTree(report.json());

        assertEquals(new ObjectMapper().readTree("""
                {"bench":"provision","machine":"a machine","rows":[
                 {"case":"ours","metric":"p50","value":30.0,"unit":"ms","baseline":20.0,"ratio":1.5},
                 {"case":"ours","metric":"p99","value":30.0,"unit":"ms","baseline":20.0,"ratio":1.5},
                 {"case":"requests","metric":"sum","value":7.0,"unit":"requests","baseline":null,"ratio":null}]}"""), json);
    }

    @Test
    void hasNoRatioToNothing() {
        report.add("after", "sum", 0, "requests", 0.0);

        assertTrue(report.markdown().contains("| after | sum | 0.0 | requests | 0.0 |  |"), report.markdown());
    }

    @Test
    void isAMarkdownTableForPeople() {
        report.durations("ours", new Samples(List.of(30.0)), new Samples(List.of(20.0)));

        assertTrue(report.markdown().startsWith("# bench provision\n\na machine\n\n| case | metric |"));
        assertTrue(report.markdown().contains("| ours | p50 | 30.0 | ms | 20.0 | 1.50 |"));
    }
}
