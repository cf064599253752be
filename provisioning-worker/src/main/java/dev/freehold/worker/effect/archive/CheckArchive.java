package dev.freehold.worker.effect.archive;

import dev.freehold.worker.saga.Check;

import static java.util.Objects.requireNonNull;

/** That the archive may be taken, before anything is made for it. */
public final class CheckArchive implements Check {
    private final ArchiveIntake intake;

    public CheckArchive(ArchiveIntake intake) {
        this.intake = requireNonNull(intake, "intake is null");
    }

    @Override
    public String name() {
        return "check_archive";
    }

    @Override
    public void act() {
        intake.archive();
    }
}
