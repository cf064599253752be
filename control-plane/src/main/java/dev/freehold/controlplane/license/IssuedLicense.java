package dev.freehold.controlplane.license;

/** A signed licence, and what it is. */
public record IssuedLicense(String signed, LicenseFacts facts) {
    @Override
    public String toString() {
        return "IssuedLicense[" + facts + "]";
    }
}
