import django.db.models.deletion
import wellheard.foundation.organisations.models.scoped
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('casework', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Coding',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('taxonomy', models.CharField(max_length=40)),
                ('basis', models.CharField(choices=[('first', 'First coder'), ('second', 'Second coder'), ('agreed', 'Agreed')], max_length=10)),
                ('number', models.PositiveSmallIntegerField()),
                ('counts', models.BooleanField(default=False)),
                ('coded_at', models.DateTimeField()),
                ('stages', models.JSONField(default=list)),
                ('harm', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('harm_shown_by', models.TextField(blank=True)),
                ('answer_harm', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('near_miss', models.BooleanField(default=False)),
                ('recovered_by', models.CharField(blank=True, choices=[('person', 'The person themselves'), ('family', 'Family, friend or carer'), ('staff', 'Staff'), ('other', 'Somebody else')], max_length=20)),
                ('omission', models.BooleanField(default=False)),
                ('who_complains', models.CharField(blank=True, choices=[('person', 'The person themselves'), ('family', 'Family or friend'), ('carer', 'Carer'), ('advocate', 'Advocate or elected member'), ('other', 'Somebody else')], max_length=20)),
                ('staff_group', models.CharField(blank=True, max_length=40)),
                ('remark', models.TextField(blank=True)),
                ('coded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codings', to='casework.complaint')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'counts', 'taxonomy', 'complaint'], name='coding_codi_organis_f1bea5_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='coding_coding_body_id'), models.UniqueConstraint(fields=('organisation', 'complaint', 'basis', 'number'), name='coding_number_once'), models.UniqueConstraint(condition=models.Q(('counts', True)), fields=('organisation', 'complaint'), name='one_coding_counts'), models.CheckConstraint(condition=models.Q(('harm', None), ('harm__lte', 5), _connector='OR'), name='harm_0_to_5'), models.CheckConstraint(condition=models.Q(('answer_harm', None), ('answer_harm__lte', 5), _connector='OR'), name='answer_harm_0_to_5')],
            },
        ),
        migrations.CreateModel(
            name='CodedService',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.service')),
                ('coding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coded_services', to='coding.coding')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='coding_codedservice_body_id'), models.UniqueConstraint(fields=('organisation', 'coding', 'service'), name='coded_service_once')],
            },
        ),
        migrations.CreateModel(
            name='Problem',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('category', models.CharField(max_length=40)),
                ('subcategory', models.CharField(blank=True, max_length=40)),
                ('severity', models.PositiveSmallIntegerField()),
                ('answer_severity', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('coding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='problems', to='coding.coding')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='coding_problem_body_id'), models.UniqueConstraint(fields=('organisation', 'coding', 'category'), name='problem_category_once'), models.CheckConstraint(condition=models.Q(('severity__lte', 3)), name='severity_0_to_3'), models.CheckConstraint(condition=models.Q(('answer_severity', None), ('answer_severity__lte', 3), _connector='OR'), name='answer_severity_0_to_3')],
            },
        ),
        migrations.CreateModel(
            name='Sample',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('share', models.PositiveSmallIntegerField()),
                ('seed', models.CharField(max_length=60)),
                ('drawn_from', models.PositiveIntegerField()),
                ('drawn_at', models.DateTimeField()),
                ('asked_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('drawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.service')),
            ],
            options={
                'ordering': ['-drawn_at', '-id'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='coding_sample_body_id')],
            },
        ),
        migrations.CreateModel(
            name='SecondCoding',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('both_in_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('agreed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coding.coding')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('asked_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='second_codings', to='casework.complaint')),
                ('first', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coding.coding')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('sample', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='drawn', to='coding.sample')),
                ('second', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coding.coding')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'asked_of', 'both_in_at'], name='coding_seco_organis_eb088e_idx'), models.Index(fields=['organisation', 'both_in_at'], name='coding_seco_organis_11054b_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='coding_secondcoding_body_id'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('organisation', 'complaint'), name='one_second_coding_a_complaint')],
            },
        ),
        migrations.CreateModel(
            name='TaxonomyChoice',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('taxonomy', models.CharField(max_length=40)),
                ('from_on', models.DateField()),
                ('names', models.JSONField(blank=True, default=dict)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.service')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='coding_taxonomychoice_body_id'), models.UniqueConstraint(fields=('organisation', 'service', 'from_on'), name='one_taxonomy_from_a_day'), models.UniqueConstraint(condition=models.Q(('service', None)), fields=('organisation', 'from_on'), name='one_body_taxonomy_from_a_day')],
            },
        ),
    ]
