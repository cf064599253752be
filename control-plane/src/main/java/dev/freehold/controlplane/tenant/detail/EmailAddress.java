package dev.freehold.controlplane.tenant.detail;

import java.util.regex.Pattern;

import dev.freehold.controlplane.platform.PersonalData;

/** A plain e-mail address of ASCII characters, without a display name: what HTML calls valid, 254 characters at most. Personal data. */
@PersonalData
public record EmailAddress(String value) {
    private static final int MAX_LENGTH = 254;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    public EmailAddress {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("is a plain e-mail address, such as ada@acme.example");
        }
    }

    @Override
    public String toString() {
        return "EmailAddress[redacted]";
    }
}
