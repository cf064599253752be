package dev.freehold.cli.api;

import java.util.regex.Pattern;

import dev.freehold.cli.shell.UsageFailed;

/** A bearer token (RFC 6750). Never printed. */
public record AccessToken(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** @throws UsageFailed if the text could be no token, such as one broken over two lines */
    public AccessToken {
        value = value.strip();
        if (!FORM.matcher(value).matches()) {
            throw new UsageFailed("the access token holds characters that no token has");
        }
    }

    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}
