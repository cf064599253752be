package dev.freehold.worker.effect.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveAttachments;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.effect.objects.TenantPrefix;
import dev.freehold.worker.effect.objects.Upload;
import dev.freehold.worker.saga.Progress;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Puts the archive's attachments under the new tenant's own prefix. What an attempt before has left of them is replaced. */
public final class LoadAttachments implements Step {
    private final ArchiveParts parts;
    private final ArchiveIntake intake;
    private final String prefix;
    private final Runnable requireCurrent;
    private final Progress progress;

    public LoadAttachments(
            ArchiveParts parts, ArchiveIntake intake, TenantId tenant, Runnable requireCurrent, Progress progress) {
        this.parts = requireNonNull(parts, "parts is null");
        this.intake = requireNonNull(intake, "intake is null");
        this.prefix = TenantPrefix.of(tenant);
        this.requireCurrent = requireNonNull(requireCurrent, "requireCurrent is null");
        this.progress = requireNonNull(progress, "progress is null");
    }

    @Override
    public String name() {
        return "attachments";
    }

    @Override
    public boolean detect() {
        ArchiveAttachments expected = intake.manifest().attachments();
        AtomicLong count = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        try {
            parts.requireObjects().each(prefix, seen -> {
                count.incrementAndGet();
                bytes.addAndGet(seen.length());
            });
        } catch (IOException e) {
            throw failed(e);
        }
        return expected == null ? count.get() == 0 : count.get() == expected.count() && bytes.get() == expected.bytes();
    }

    @Override
    public void act() {
        ArchiveAttachments attachments = intake.manifest().attachments();
        try {
            requireCurrent.run();
            // What an attempt before has put there is replaced and not removed: see ExportArchive.
            int _ = parts.requireObjects().abortUnder(prefix);
            if (attachments != null) {
                load(attachments);
            }
        } catch (ZstdIOException e) {
            throw refused("its attachments cannot be decompressed");
        } catch (RefusedException e) {
            throw refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable(
                    "attachments_not_loaded", "The archive's attachments are not all in the object store.");
        }
    }

    @Override
    public void compensate() {
        parts.objects().ifPresent(objects -> {
            requireCurrent.run();
            try {
                objects.removeUnder(prefix);
            } catch (IOException e) {
                throw failed(e);
            }
        });
    }

    private void load(ArchiveAttachments attachments) throws IOException {
        Gauge gauge = new Gauge(progress, name(), parts.clock(), 0);
        try (InputStream file = intake.archive().open(attachments.file());
                PlainInput plain = new PlainInput(new ZstdInputStream(file), attachments.file(), gauge);
                TarArchiveInputStream tar = new TarArchiveInputStream(plain, "UTF-8")) {
            long count = 0;
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                put(AttachmentsWriter.key(entry), tar);
                count++;
            }
            // Only their ends tell that all of it is what was signed.
            plain.transferTo(OutputStream.nullOutputStream());
            file.transferTo(OutputStream.nullOutputStream());
            if (count != attachments.count()) {
                throw new RefusedException("it has other attachments than its manifest says");
            }
        }
        gauge.tell();
    }

    private void put(String name, InputStream content) throws IOException {
        if (List.of(name.split("/", -1)).stream().anyMatch(part -> part.equals(".."))) {
            throw new RefusedException("an attachment's name leads elsewhere");
        }
        requireCurrent.run();
        RegionObjects objects = parts.requireObjects();
        try (Upload upload = objects.begin(prefix + name)) {
            content.transferTo(upload);
            upload.complete();
        }
    }

    private static StepFailedException refused(String why) {
        return StepFailedException.permanent("archive_refused", "The archive is refused: " + why + ".");
    }

    private static UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException("the tenant's objects could not be written", cause);
    }
}
