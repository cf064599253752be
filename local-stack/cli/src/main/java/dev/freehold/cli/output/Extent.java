package dev.freehold.cli.output;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options every list has: how much of it is wanted. */
public final class Extent {
    private static final int USUAL = 50;

    @ArgGroup
    private Bound bound = new Bound();

    /** The most items to read, over as many pages as it takes. */
    public int most() {
        return bound.all ? Integer.MAX_VALUE : bound.limit;
    }

    private static final class Bound {
        @Option(
                names = "--limit",
                paramLabel = "N",
                converter = Count.class,
                description = "Show at most so many (default " + USUAL + ").")
        private int limit = USUAL;

        @Option(names = "--all", description = "Show all, however many.")
        private boolean all;
    }

    private static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            try {
                int count = Integer.parseInt(text);
                if (count > 0) {
                    return count;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new TypeConversionException("'" + text + "' is no number above zero");
        }
    }
}
