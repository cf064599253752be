CREATE TABLE product.product (
    tenant_id  uuid NOT NULL DEFAULT nullif(current_setting('freehold.tenant_id', true), '')::uuid
                   REFERENCES freehold.tenant (id) ON DELETE CASCADE,
    id         uuid NOT NULL,
    sku        text NOT NULL CHECK (length(sku) BETWEEN 1 AND 64),
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    price      numeric(19, 4) NOT NULL CHECK (price >= 0),
    version    integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT product_sku_unique UNIQUE (tenant_id, sku)
);
SELECT freehold.protect('product.product');
