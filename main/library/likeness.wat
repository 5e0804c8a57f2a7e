(module
  (memory (export "memory") 2)
  ;; likeness (dot product / squared length) of rows × dimensions bytes with a query of the same dimensions, a multiple of 16
  (func (export "compare")
    (param $query i32) (param $rows i32) (param $count i32) (param $dimensions i32) (param $out i32)
    (local $end i32) (local $at i32) (local $row v128) (local $asked v128) (local $dots v128) (local $squares v128)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $dots (v128.const i32x4 0 0 0 0))
        (local.set $squares (v128.const i32x4 0 0 0 0))
        (local.set $at (local.get $query))
        (local.set $end (i32.add (local.get $rows) (local.get $dimensions)))
        (loop $part
          (local.set $row (v128.load (local.get $rows)))
          (local.set $asked (v128.load (local.get $at)))
          (local.set $dots (i32x4.add (local.get $dots) (i32x4.add
            (i32x4.extadd_pairwise_i16x8_s (i16x8.extmul_low_i8x16_s (local.get $row) (local.get $asked)))
            (i32x4.extadd_pairwise_i16x8_s (i16x8.extmul_high_i8x16_s (local.get $row) (local.get $asked))))))
          (local.set $squares (i32x4.add (local.get $squares) (i32x4.add
            (i32x4.extadd_pairwise_i16x8_s (i16x8.extmul_low_i8x16_s (local.get $row) (local.get $row)))
            (i32x4.extadd_pairwise_i16x8_s (i16x8.extmul_high_i8x16_s (local.get $row) (local.get $row))))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
          (br_if $part (i32.lt_u (local.get $rows) (local.get $end))))
        (f32.store (local.get $out)
          (f32.div
            (f32.convert_i32_s (i32.add
              (i32.add (i32x4.extract_lane 0 (local.get $dots)) (i32x4.extract_lane 1 (local.get $dots)))
              (i32.add (i32x4.extract_lane 2 (local.get $dots)) (i32x4.extract_lane 3 (local.get $dots)))))
            (f32.sqrt (f32.convert_i32_s (i32.add
              (i32.add (i32x4.extract_lane 0 (local.get $squares)) (i32x4.extract_lane 1 (local.get $squares)))
              (i32.add (i32x4.extract_lane 2 (local.get $squares)) (i32x4.extract_lane 3 (local.get $squares))))))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next)))))
