package dev.freehold.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import com.github.luben.zstd.ZstdInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.bench.platform.ArchiveEngine;
import dev.freehold.bench.platform.ArchiveEngine.Place;
import dev.freehold.bench.platform.BareCopy;
import dev.freehold.bench.platform.BenchStack;
import dev.freehold.bench.platform.Tenants;
import dev.freehold.bench.report.Report;
import dev.freehold.bench.report.Samples;
import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.part.RunningPart;

/** Exports a tenant and imports the archive, in turn with plain {@code COPY} of the same table through the same codec, and the codec alone. */
@Command(
        name = "archive",
        description = "Export and import of a tenant, beside plain COPY through the same codec.",
        mixinStandardHelpOptions = true)
final class ArchiveBench implements Callable<Integer> {
    private static final int SAMPLE = 64 << 20;

    @Option(
            names = "--rows",
            defaultValue = "1000000",
            description = "Of about 300 bytes each. Default: ${DEFAULT-VALUE}")
    int rows;

    @Option(names = "--rounds", defaultValue = "3", description = "1 to 20. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Mixin
    private final Print print = new Print();

    private final List<Double> copyOut = new ArrayList<>();
    private final List<Double> exported = new ArrayList<>();
    private final List<Double> copyIn = new ArrayList<>();
    private final List<Double> imported = new ArrayList<>();
    private final List<Double> codec = new ArrayList<>();

    @Override
    public Integer call() throws IOException, SQLException {
        if (rows < 1000 || rounds < 1 || rounds > 20) {
            return Print.refuse("--rows is 1000 or more, --rounds 1 to 20");
        }
        Path folder = Files.createTempDirectory("freehold-bench-archive");
        try (BenchStack stack = BenchStack.start()) {
            makeTenants(stack);
            measure(new ArchiveEngine(stack, folder.resolve("objects")), folder.resolve("bare.csv.zst"));
        } finally {
            StateFolder.delete(folder);
        }
        return print.out(report());
    }

    private static void makeTenants(BenchStack stack) {
        RunningPart worker = stack.worker("archive", 0, Map.of());
        try {
            Tenants tenants = new Tenants(stack.platform());
            for (int i = 0; i < 3; i++) {
                tenants.create();
            }
        } finally {
            worker.stop();
        }
    }

    private void measure(ArchiveEngine engine, Path bare) throws SQLException, IOException {
        List<Place> places = engine.places();
        Place source = places.get(0);
        Place plain = places.get(1);
        Place copy = places.get(2);
        try (Connection full = engine.superuser(source);
                Connection empty = engine.superuser(plain);
                Connection ours = engine.superuser(copy)) {
            BareCopy.fill(full, source.tenant().toString(), rows);
            BareCopy.makeBare(empty);
            for (int round = 0; round <= rounds; round++) {
                BareCopy.empty(empty);
                BareCopy.empty(ours);
                round(engine, source, copy, full, empty, bare);
                if (round == 0) {
                    // Warms caches and the compiler.
                    List.of(copyOut, exported, copyIn, imported, codec).forEach(List::clear);
                }
            }
        }
    }

    private void round(ArchiveEngine engine, Place source, Place copy, Connection full, Connection empty, Path bare)
            throws SQLException, IOException {
        long began = System.nanoTime();
        double megabytes = BareCopy.out(full, bare) / 1e6;
        copyOut.add(megabytes / since(began));
        began = System.nanoTime();
        ArchiveSummary archive = engine.export(source);
        exported.add(megabytes / since(began));
        began = System.nanoTime();
        BareCopy.in(empty, bare);
        copyIn.add(megabytes / since(began));
        began = System.nanoTime();
        engine.load(source, archive, copy);
        imported.add(megabytes / since(began));
        byte[] text = sample(bare);
        began = System.nanoTime();
        BareCopy.compress(text);
        codec.add(text.length / 1e6 / since(began));
    }

    private Report report() {
        Report report = new Report("archive");
        Samples out = Samples.of(copyOut.stream());
        Samples in = Samples.of(copyIn.stream());
        report.median("zstd level 1 alone", "text", Samples.of(codec.stream()), "MB/s", Samples.of(codec.stream()));
        report.median("COPY TO, zstd, file", "text", out, "MB/s", out);
        report.median("export", "text", Samples.of(exported.stream()), "MB/s", out);
        report.median("file, zstd, COPY FROM", "text", in, "MB/s", in);
        report.median("import (load step)", "text", Samples.of(imported.stream()), "MB/s", in);
        return report;
    }

    private static byte[] sample(Path bare) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(SAMPLE);
        try (InputStream in = new ZstdInputStream(Files.newInputStream(bare))) {
            text.writeBytes(in.readNBytes(SAMPLE));
        }
        return text.toByteArray();
    }

    private static double since(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
