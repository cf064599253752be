package dev.freehold.contracts.command;

/** The person who becomes a new tenant's first administrator. Personal data: never logged. */
public record FirstAdmin(String name, String email) {
    @Override
    public String toString() {
        return "FirstAdmin[redacted]";
    }
}
