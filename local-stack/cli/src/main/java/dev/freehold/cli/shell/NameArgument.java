package dev.freehold.cli.shell;

import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import static java.util.Objects.requireNonNull;

/** Reads the name of something that should exist, before it is sent anywhere: a slip of the keyboard never becomes a path of its own. */
public abstract class NameArgument implements ITypeConverter<String> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    private final String what;

    /** @param what what it is not, such as {@code tenant's slug} */
    protected NameArgument(String what) {
        this.what = requireNonNull(what);
    }

    @Override
    public final String convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no " + what + " (lower-case letters, digits, hyphens)");
        }
        return text;
    }
}
